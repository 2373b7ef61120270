import { and, eq, gt, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { AppContext } from "../context.ts";
import { requireWritable } from "../database/open.ts";
import { grants } from "../database/schema/sessions.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { GrantStore } from "../salesforce/refresh.ts";
import type { GrantTokens } from "../salesforce/session.ts";
import { keyIdOf, type TokenVault } from "../secrets/tokenVault.ts";

/** What a grant's tokens are sealed for: they open nowhere else. */
export const accessPurpose = (grantId: string) => `grant:${grantId}:access`;
export const refreshPurpose = (grantId: string) => `grant:${grantId}:refresh`;

/** The columns that hold a grant's tokens, sealed for that grant alone. */
export function sealTokens(
  vault: TokenVault,
  grantId: string,
  tokens: Pick<GrantTokens, "accessToken" | "refreshToken">,
) {
  return {
    sealedAccessToken: vault.seal(tokens.accessToken, accessPurpose(grantId)),
    sealedRefreshToken: vault.seal(tokens.refreshToken, refreshPurpose(grantId)),
  };
}

/** So many grants can be refreshed at the same moment by all connectors together. */
const locks = 16;
/** A refresh that takes longer than this has lost its answer. */
const patienceMs = 30_000;

/**
 * Keeps grants' tokens in the database, sealed. A grant that the keys do not open has ended: nobody can use
 * or revoke it.
 */
export function createGrantStore({
  database,
  vault,
  clock,
  runner,
  log,
}: Pick<AppContext, "database" | "vault" | "clock" | "runner" | "log">): GrantStore {
  const erase = (grantId: string) => void database.delete(grants).where(eq(grants.id, grantId)).run();
  return {
    alone: (grantId, work) => runner.inTurn(lockOf(grantId), patienceMs, busy, work),
    read(grantId) {
      const row = database
        .select()
        .from(grants)
        .where(and(eq(grants.id, grantId), gt(grants.expiresAt, clock())))
        .get();
      if (!row) return null;
      const accessToken = vault.tryToOpen(row.sealedAccessToken, accessPurpose(grantId));
      const refreshToken = vault.tryToOpen(row.sealedRefreshToken, refreshPurpose(grantId));
      if (accessToken === null || refreshToken === null) {
        erase(grantId);
        const key = keyIdOf(row.sealedRefreshToken);
        log.error({ userId: row.userId, key }, "TOKEN_KEYS does not open a stored sign-in, which has ended");
        return null;
      }
      return { accessToken, refreshToken, instanceUrl: row.instanceUrl, version: row.version };
    },
    requireWritable: () => requireWritable(database),
    replace(grantId, version, { instanceUrl, ...tokens }) {
      database
        .update(grants)
        .set({ ...sealTokens(vault, grantId, tokens), instanceUrl, version: sql`${grants.version} + 1` })
        .where(and(eq(grants.id, grantId), eq(grants.version, version)))
        .run();
    },
    erase,
  };
}

function lockOf(grantId: string): string {
  return `refresh-${(createHash("sha256").update(grantId).digest()[0] ?? 0) % locks}`;
}

function busy(): AppError {
  return refusal("renewal-slow");
}
