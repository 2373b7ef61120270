import { and, eq, gt, isNull } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { restoreAnswers, restores } from "../../database/schema/restores.ts";
import { grants } from "../../database/schema/sessions.ts";
import type { CacheKind } from "../../work/memory.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { AppError } from "../../errors.ts";
import { correctLedger } from "./correctLedger.ts";

const usersAtOnceMax = 8;

/** Users who were asked a moment ago, perhaps without an answer. */
const recent: CacheKind<true> = { maxAgeMs: 60_000, max: 1 };

/**
 * The background job: after a restore, corrects the ledger for every user who is signed in, or signs in.
 * Until then they read what the backup has; whoever adds a contact waits for it. Runs in one connector only,
 * the leader.
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
    // The user is signed out, or Salesforce is down: it is asked again.
    const level = error instanceof AppError ? "info" : "error";
    app.log[level]({ err: error, userId: user.userId }, "ledger not corrected yet");
  }
}
