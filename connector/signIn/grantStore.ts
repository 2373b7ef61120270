import { and, eq, gt, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { Database } from "../database/open.ts";
import type { Runner } from "../database/runner.ts";
import { grants } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
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

/** So many grants can be refreshed at the same moment by all connectors together. */
const locks = 16;
/** A refresh that takes longer than this has lost its answer. */
const patienceMs = 30_000;

/** Keeps grants' tokens in the database, sealed. */
export function createGrantStore(
  database: Database,
  vault: TokenVault,
  clock: () => Date,
  runner: Runner,
): GrantStore {
  return {
    alone: (grantId, work) => runner.inTurn(lockOf(grantId), patienceMs, busy, work),
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

function lockOf(grantId: string): string {
  return `refresh-${(createHash("sha256").update(grantId).digest()[0] ?? 0) % locks}`;
}

function busy(): AppError {
  return new AppError("salesforce-unavailable", { detail: "Salesforce takes too long to renew a sign-in." });
}
