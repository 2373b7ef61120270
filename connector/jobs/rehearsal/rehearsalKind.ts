import { and, eq, sql } from "drizzle-orm";
import { holdsForAll } from "../../creations/sendCreations.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import {
  rehearsalRows,
  rehearsals,
  type Rehearsal,
  type RehearsalRow,
  type RehearsalRowState,
} from "../../database/schema/rehearsals.ts";
import { policyOf } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { isLeadThere, withoutPeople } from "../../privacy/withoutPeople.ts";
import { storedProblem } from "../../reasons/problems.ts";
import type { LeadJobKind } from "../kind.ts";
import { finishJobs } from "../lifecycle.ts";

const rehearsingPath = "/composite/sobjects";

const idsOf = ({ id: rehearsalId, userId, orgId }: Rehearsal) => ({ rehearsalId, userId, orgId });

/** What Salesforce would say to a batch. */
export const rehearsalKind: LeadJobKind<Rehearsal, RehearsalRowState> = {
  table: rehearsals,
  rows: {
    table: rehearsalRows,
    job: rehearsalRows.rehearsalId,
    position: rehearsalRows.position,
    state: rehearsalRows.state,
  },
  idsOf,
  stepName: "rehearsal",
  counting: (path) =>
    path === rehearsingPath
      ? { apiCalls: sql`${rehearsals.apiCalls} + 1` }
      : { otherCalls: sql`${rehearsals.otherCalls} + 1` },
  missing: "no-such-rehearsal",
  over: "rehearsal-over",
  tell: {
    paused: (app, rehearsal, { call: _, ...pause }) =>
      event(app, "rehearsal.paused", { ...idsOf(rehearsal), ...pause }),
    cancelled: (app, rehearsal) => event(app, "rehearsal.cancelled", idsOf(rehearsal)),
    finished: (app, rehearsal, { "would-create": created, "would-fail": failed, skipped }) =>
      event(app, "rehearsal.finished", { ...idsOf(rehearsal), created, failed, skipped }),
  },
  isBroken: (_, __, error) => policyOf(error).retry !== "pauseBatch" && !holdsForAll(error),
  // Whether a lost answer has made anything is asked until it is known.
  isInDoubt: ({ sentAt }) => sentAt !== null,
  async endWaiting(app, transaction, { id }, error) {
    const isWaiting = and(eq(rehearsalRows.rehearsalId, id), eq(rehearsalRows.state, "waiting"));
    const failed = { state: "would-fail", problem: storedProblem(error) } as const;
    await transaction.update(rehearsalRows).set(failed).where(isWaiting);
    await finishJobs(rehearsalKind, app, eq(rehearsals.id, id));
  },
};

/** Writes what was found of a row. One whose lead has gone meanwhile gets no words of it. */
export async function writeRow(
  handle: DatabaseHandle,
  { rehearsalId, position, leadId }: Pick<RehearsalRow, "rehearsalId" | "position" | "leadId">,
  changes: Partial<RehearsalRow>,
): Promise<void> {
  const hasWords = (changes.problem ?? changes.role ?? null) !== null;
  const kept = hasWords && !(await isLeadThere(handle, leadId)) ? wordless(changes) : changes;
  await handle
    .update(rehearsalRows)
    .set(kept)
    .where(and(eq(rehearsalRows.rehearsalId, rehearsalId), eq(rehearsalRows.position, position)));
}

const wordless = (changes: Partial<RehearsalRow>): Partial<RehearsalRow> => ({
  ...changes,
  ...("role" in changes && { role: null }),
  ...(changes.problem && { problem: withoutPeople(changes.problem) }),
});
