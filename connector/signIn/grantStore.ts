import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { grants } from "../database/schema/sessions.ts";
import type { GrantStore } from "../salesforce/refresh.ts";
import type { GrantTokens } from "../salesforce/session.ts";
import type { TokenVault } from "./tokenVault.ts";

/** The columns that hold a grant's tokens, sealed for that grant alone. */
export function sealTokens(
  vault: TokenVault,
  grantId: string,
  tokens: Pick<GrantTokens, "accessToken" | "refreshToken">,
) {
  return {
    sealedAccessToken: vault.seal(tokens.accessToken, `grant:${grantId}:access`),
    sealedRefreshToken: vault.seal(tokens.refreshToken, `grant:${grantId}:refresh`),
  };
}

/** Keeps grants' tokens in the database, sealed. */
export function createGrantStore(database: Database, vault: TokenVault, clock: () => Date): GrantStore {
  return {
    read(grantId) {
      const row = database
        .select()
        .from(grants)
        .where(and(eq(grants.id, grantId), gt(grants.expiresAt, clock())))
        .get();
      return row
        ? {
            accessToken: vault.open(row.sealedAccessToken, `grant:${grantId}:access`),
            refreshToken: vault.open(row.sealedRefreshToken, `grant:${grantId}:refresh`),
            instanceUrl: row.instanceUrl,
            version: row.version,
          }
        : null;
    },
    replace(grantId, version, { instanceUrl, ...tokens }) {
      database
        .update(grants)
        .set({ ...sealTokens(vault, grantId, tokens), instanceUrl, version: sql`${grants.version} + 1` })
        .where(and(eq(grants.id, grantId), eq(grants.version, version)))
        .run();
    },
    erase(grantId) {
      database.delete(grants).where(eq(grants.id, grantId)).run();
    },
  };
}
