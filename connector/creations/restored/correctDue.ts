import { setTimeout as wait } from "node:timers/promises";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { restoreAnswers, restores } from "../../database/schema/restores.ts";
import { grants } from "../../database/schema/sessions.ts";
import type { CacheKind } from "../../work/memory.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { correctLedger, tellUncorrected, correctSince } from "./correctLedger.ts";
import { openRestores } from "./restores.ts";

const usersAtOnceMax = 8;

/** Users who were asked a moment ago, perhaps without an answer. */
const recent: CacheKind<true> = { maxAgeMs: 60_000, max: 1 };

/**
 * The background job: after a restore, corrects the ledger for every user who is signed in, whether they come
 * or not. Those who are not are asked when they sign in. Runs in one connector only, the leader.
 */
export async function correctDue(app: AppContext): Promise<void> {
  if (!(await app.runner.isLeader())) return;
  const due = await app.database
    .selectDistinct({ userId: grants.userId, orgId: grants.orgId })
    .from(restores)
    .innerJoin(grants, gt(grants.expiresAt, app.clock()))
    .leftJoin(
      restoreAnswers,
      and(
        eq(restoreAnswers.restoreId, restores.id),
        eq(restoreAnswers.orgId, grants.orgId),
        eq(restoreAnswers.userId, grants.userId),
      ),
    )
    .where(isNull(restoreAnswers.restoreId));
  const workers = Array.from({ length: Math.min(usersAtOnceMax, due.length) }, async () => {
    for (let user = due.shift(); user; user = due.shift()) await correctOf(app, user);
  });
  await Promise.all(workers);
}

async function correctOf(app: AppContext, user: { userId: string; orgId: string }): Promise<void> {
  const asked = app.memory.perUser(recent, user);
  if (asked.get("") !== undefined) return;
  asked.set("", true);
  try {
    await correctLedger(await contextForUser(app, user, `restored-${user.userId}`));
  } catch (error) {
    tellUncorrected(app, user, error);
  }
}

/** Nothing that is only read waits longer for Salesforce. */
const waitMsMax = 3_000;

/**
 * Users of whom nothing is to be asked now: there is no open restore, or the question was asked a moment ago.
 * Before anything is created, the database is looked at in any case.
 */
const quiet: CacheKind<true> = { maxAgeMs: 10_000, max: 1 };

/**
 * After a restore, corrects the caller's ledger before the request shows anything of it, such as the quota.
 * Where Salesforce does not answer in time, the request goes on with what is known.
 */
export async function correctInTime(ctx: RequestContext): Promise<void> {
  const asked = ctx.memory.perUser(quiet, ctx.caller);
  if (asked.get("") !== undefined) return;
  const open = await openRestores(ctx.database, ctx.caller);
  if (open.length === 0) {
    asked.set("", true);
    return;
  }
  const corrected = correctSince(ctx, open).catch((error: unknown) =>
    tellUncorrected(ctx, ctx.caller, error),
  );
  const over = new AbortController();
  await Promise.race([
    corrected,
    wait(waitMsMax, undefined, { signal: over.signal, ref: false }).catch(() => undefined),
  ]);
  over.abort();
  asked.set("", true);
}
