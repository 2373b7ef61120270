import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { AppContext } from "../context.ts";
import { changesOf } from "../database/database.ts";
import { grants } from "../database/schema/sessions.ts";
import type { AppError } from "../errors.ts";
import { event, whyOf } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { patienceMs, type Asking, type GrantStore } from "../salesforce/refresh.ts";
import type { GrantTokens } from "../salesforce/session.ts";
import { keyIdOf, type TokenVault } from "../secrets.ts";
import { endedBySalesforce, forgetRefusalOfGrant, keepRefusalOfGrant } from "./signInRefusals.ts";
import { firstOf } from "../database/rows.ts";

/** The purpose of a grant's sealed tokens: they open for no other. */
export const accessPurpose = (grantId: string) => `grant:${grantId}:access`;
export const refreshPurpose = (grantId: string) => `grant:${grantId}:refresh`;

/** The columns with a grant's tokens, sealed for this grant only. */
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

/** The number of grants that all connectors together can refresh at the same time. */
const locks = 16;

/**
 * Stores grants' tokens in the database, sealed. A grant that no key here opens can't be used or revoked, and
 * reads as one that has ended.
 */
export function createGrantStore({
  database,
  vault,
  clock,
  runner,
  log,
}: Pick<AppContext, "database" | "vault" | "clock" | "runner" | "log">): GrantStore {
  const liveGrant = database
    .select()
    .from(grants)
    .where(
      and(
        eq(grants.id, sql.placeholder("grantId")),
        gt(grants.expiresAt, sql.param(sql.placeholder("now"), grants.expiresAt)),
      ),
    )
    .prepare();
  const happening = (asking?: Asking) => ({
    database,
    clock,
    log: asking ? log.with({ requestId: asking.requestId, traceId: asking.trace.traceId }) : log,
  });
  const isOfVersion = (grantId: string, version: number) =>
    and(eq(grants.id, grantId), eq(grants.version, version));
  // It still waits for Salesforce's answers, or to store them.
  runner.onNewId(async (former) => {
    await database.update(grants).set({ renewer: runner.id }).where(inArray(grants.renewer, former));
  });
  return {
    alone: (grantId, work) => runner.inTurn(lockOf(grantId), patienceMs, busy, work),
    async read(grantId, known) {
      const row = await firstOf(liveGrant.execute({ grantId, now: clock() }));
      if (!row) return null;
      if (known?.version === row.version) return known;
      const accessToken = vault.tryToOpen(row.sealedAccessToken, accessPurpose(grantId));
      const refreshToken = vault.tryToOpen(row.sealedRefreshToken, refreshPurpose(grantId));
      if (accessToken === null || refreshToken === null) {
        // Another connector may have the key, or get it soon: the sweep ends what nobody opens for an hour.
        const keyId = keyIdOf(row.sealedRefreshToken);
        log.error(
          { userId: row.userId, keyId },
          "TOKEN_KEYS does not open a stored sign-in, which ends in an hour",
        );
        return null;
      }
      return { accessToken, refreshToken, instanceUrl: row.instanceUrl, version: row.version };
    },
    requireWritable: () => database.engine.requireWritable(),
    async beginRenewal(grantId, version) {
      const grant = await firstOf(database.select().from(grants).where(isOfVersion(grantId, version)));
      if (!grant) return null;
      const { renewer } = grant;
      // This one asks for a grant's tokens once at a time, so what it has left there is over.
      if (renewer !== null && !runner.hasBeen(renewer)) {
        if (await runner.isAlive(renewer)) return null;
        await runner.awaitReturns();
      }
      const isAsSeen = renewer === null ? isNull(grants.renewer) : eq(grants.renewer, renewer);
      const begun = await database
        .update(grants)
        .set({ renewer: runner.id })
        .where(and(isOfVersion(grantId, version), isAsSeen));
      if (changesOf(begun) === 0) return null;
      return async () => {
        const isOwn = and(isOfVersion(grantId, version), eq(grants.renewer, runner.id));
        await database.update(grants).set({ renewer: null }).where(isOwn);
      };
    },
    async replace(grantId, version, tokens, asking) {
      const renewed = await firstOf(
        database
          .update(grants)
          .set({
            ...sealTokens(vault, grantId, tokens),
            renewer: null,
            version: sql`${grants.version} + 1`,
          })
          .where(isOfVersion(grantId, version))
          .returning(),
      );
      if (renewed) await event(happening(asking), "sign-in.renewed", { ...ownerOf(renewed), grantId });
      await forgetRefusalOfGrant(database, grantId);
      if (renewed) return true;
      return (await firstOf(database.select().from(grants).where(eq(grants.id, grantId)))) !== undefined;
    },
    async keepRefusal(grantId, error, asking) {
      await keepRefusalOfGrant(database, grantId, error, clock());
      const grant = await firstOf(database.select().from(grants).where(eq(grants.id, grantId)));
      const owner = grant ? ownerOf(grant) : { userId: null, orgId: null };
      const call = error.call ?? null;
      await event(happening(asking), "sign-in.not-renewed", { ...owner, grantId, ...whyOf(error), call });
    },
    async erase(grantId, version, asking) {
      const erased = await firstOf(database.delete(grants).where(isOfVersion(grantId, version)).returning());
      const outcome = endedBySalesforce;
      if (erased) await event(happening(asking), "sign-in.revoked", { ...ownerOf(erased), grantId, outcome });
    },
  };
}

function ownerOf({ userId, orgId }: { userId: string; orgId: string }) {
  return { userId, orgId };
}

function lockOf(grantId: string): string {
  return `refresh-${(createHash("sha256").update(grantId).digest()[0] ?? 0) % locks}`;
}

function busy(): AppError {
  return refusal("renewal-slow");
}
