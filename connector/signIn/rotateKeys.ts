import { and, eq } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { grants, signIns } from "../database/schema/sessions.ts";
import { sealTokens } from "./grantStore.ts";
import { keyIdOf, type TokenVault } from "./tokenVault.ts";

/**
 * Seals everything that an older key sealed with the current one, after which the older key can go. Safe beside a running connector: a
 * grant whose tokens were replaced meanwhile is left alone, since they were sealed anew. Returns how many were sealed again. Throws,
 * naming the key, where one is needed that is gone.
 */
export function rotateKeys(database: Database, vault: TokenVault): { grants: number; signIns: number } {
  const isOld = (sealed: string) => keyIdOf(sealed) !== vault.currentKeyId;
  return database.transaction(
    (tx) => {
      const counts = { grants: 0, signIns: 0 };
      for (const { id, version, sealedAccessToken, sealedRefreshToken } of tx.select().from(grants).all()) {
        if (!isOld(sealedAccessToken) && !isOld(sealedRefreshToken)) continue;
        const tokens = {
          accessToken: vault.open(sealedAccessToken, `grant:${id}:access`),
          refreshToken: vault.open(sealedRefreshToken, `grant:${id}:refresh`),
        };
        counts.grants += tx
          .update(grants)
          .set(sealTokens(vault, id, tokens))
          .where(and(eq(grants.id, id), eq(grants.version, version)))
          .run().changes;
      }
      for (const { id, sealedVerifier } of tx.select().from(signIns).all()) {
        if (!isOld(sealedVerifier)) continue;
        const verifier = vault.open(sealedVerifier, `sign-in:${id}`);
        const sealed = vault.seal(verifier, `sign-in:${id}`);
        counts.signIns += tx
          .update(signIns)
          .set({ sealedVerifier: sealed })
          .where(eq(signIns.id, id))
          .run().changes;
      }
      return counts;
    },
    { behavior: "immediate" },
  );
}
