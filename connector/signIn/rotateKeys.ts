import { and, eq } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/database.ts";
import { grants, signInAttempts, signIns } from "../database/schema/sessions.ts";
import { accessPurpose, refreshPurpose, sealTokens } from "./grantStore.ts";
import { verifierPurpose } from "./openSignIn.ts";
import { panelCodePurpose } from "./panelCode.ts";
import { keyIdOf, type TokenVault } from "../secrets/tokenVault.ts";
import { changesOf } from "../database/database.ts";

/**
 * Seals everything again with the current key, so that older keys can be removed. Safe beside a running
 * connector: a grant whose tokens were replaced meanwhile already has the new key. Answers how many were
 * sealed. Throws, naming the key, where a needed key is missing.
 */
export async function rotateKeys(
  database: Database,
  vault: TokenVault,
): Promise<{ grants: number; signIns: number }> {
  const isOld = (sealed: string) => keyIdOf(sealed) !== vault.currentKeyId;
  return await inTransaction(database, async (tx) => {
    const counts = { grants: 0, signIns: 0 };
    for (const { id, version, sealedAccessToken, sealedRefreshToken } of await tx.select().from(grants)) {
      if (!isOld(sealedAccessToken) && !isOld(sealedRefreshToken)) continue;
      const tokens = {
        accessToken: vault.open(sealedAccessToken, accessPurpose(id)),
        refreshToken: vault.open(sealedRefreshToken, refreshPurpose(id)),
      };
      counts.grants += changesOf(
        await tx
          .update(grants)
          .set(sealTokens(vault, id, tokens))
          .where(and(eq(grants.id, id), eq(grants.version, version))),
      );
    }
    for (const { id, sealedPanelCode: sealed } of await tx.select().from(signIns)) {
      if (!isOld(sealed)) continue;
      const sealedPanelCode = sealAgain(vault, sealed, panelCodePurpose(id));
      counts.signIns += changesOf(
        await tx.update(signIns).set({ sealedPanelCode }).where(eq(signIns.id, id)),
      );
    }
    for (const { id, sealedVerifier: sealed } of await tx.select().from(signInAttempts)) {
      if (!isOld(sealed)) continue;
      const sealedVerifier = sealAgain(vault, sealed, verifierPurpose(id));
      await tx.update(signInAttempts).set({ sealedVerifier }).where(eq(signInAttempts.id, id));
    }
    return counts;
  });
}

function sealAgain(vault: TokenVault, sealed: string, purpose: string): string {
  return vault.seal(vault.open(sealed, purpose), purpose);
}
