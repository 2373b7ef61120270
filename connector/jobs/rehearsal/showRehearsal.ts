import type { RequestContext } from "../../context.ts";
import type { Rehearsal } from "../../database/schema/rehearsals.ts";
import { policyOf } from "../../errors.ts";
import { say, type Said } from "../../reasons/sentence.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { countRows, findJob, jobStatus, type JobStatus } from "../findJobs.ts";
import { cancelJob } from "../lifecycle.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/** The status of a rehearsal. `apiCalls`: requests that rehearse. */
export interface RehearsalStatus extends JobStatus {
  id: string;
  listId: string | null;
  counts: {
    total: number;
    wouldCreate: number;
    wouldFail: number;
    untold: number;
    skipped: number;
    waiting: number;
  };
  /** Requests for what a review looks up, too. */
  otherCalls: number;
  /** Contacts that Salesforce saved although nothing should have been. */
  madeContacts: { id: string; url: string }[];
  /** What no rehearsal can foretell. */
  unforeseen: Said;
}

/** The caller's rehearsal. Throws `not-found`. */
export const readRehearsal = async (ctx: RequestContext, id: string): Promise<RehearsalStatus> =>
  await showRehearsal(ctx, await findJob(rehearsalKind, ctx, id));

/** Asks nothing more. Throws as cancelJob. */
export const cancelRehearsal = async (ctx: RequestContext, id: string): Promise<RehearsalStatus> =>
  await showRehearsal(ctx, await cancelJob(rehearsalKind, ctx, id));

async function showRehearsal(ctx: RequestContext, rehearsal: Rehearsal): Promise<RehearsalStatus> {
  const { id, listId, problem, otherCalls, madeIds } = rehearsal;
  const rows = await countRows(rehearsalKind, ctx.database, id);
  const { "would-create": wouldCreate, "would-fail": wouldFail, untold, skipped } = rows;
  const waiting = rows.waiting + rows.running;
  const total = waiting + wouldCreate + wouldFail + untold + skipped;
  const { instanceUrl } = ctx.salesforce;
  const status = jobStatus(rehearsal);
  // Where it waits for somebody, nobody knows when: it is only looked whether they have done it.
  const waitsForSomebody = problem !== null && policyOf(problem).waitsForSomebody === true;
  return {
    ...status,
    resumeAt: waitsForSomebody ? null : status.resumeAt,
    ...{ id, listId, otherCalls },
    counts: { total, wouldCreate, wouldFail, untold, skipped, waiting },
    madeContacts: (madeIds ?? []).map((made) => ({ id: made, url: recordUrl(instanceUrl, "Contact", made) })),
    unforeseen: say(untold > 0 ? "rehearsal-untold" : "rehearsal-unforeseen"),
  };
}
