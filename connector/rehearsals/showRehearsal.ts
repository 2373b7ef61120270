import type { RequestContext } from "../context.ts";
import type { Rehearsal, RehearsalState } from "../database/schema/rehearsals.ts";
import { policyOf } from "../errors.ts";
import { showProblem, type ShownProblem } from "../problems.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import { countRows } from "./countRows.ts";

/** The status of a rehearsal. Dates are ISO 8601, UTC. */
export interface RehearsalStatus {
  id: string;
  listId: string | null;
  state: RehearsalState;
  counts: {
    total: number;
    wouldCreate: number;
    wouldFail: number;
    untold: number;
    skipped: number;
    waiting: number;
  };
  /** Requests that rehearse. */
  apiCalls: number;
  /** Requests for what a review looks up, too. */
  otherCalls: number;
  /** Why it is paused, or was ended. */
  problem: ShownProblem | null;
  /** Contacts that Salesforce saved although nothing should have been. */
  madeContacts: { id: string; url: string }[];
  /** What no rehearsal can foretell. */
  unforeseen: Said;
  resumeAt: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export async function showRehearsal(ctx: RequestContext, rehearsal: Rehearsal): Promise<RehearsalStatus> {
  const rows = await countRows(ctx.database, rehearsal.id);
  const { "would-create": wouldCreate, "would-fail": wouldFail, untold, skipped } = rows;
  const waiting = rows.waiting + rows.running;
  const unforeseen = say(untold > 0 ? "rehearsal-untold" : "rehearsal-unforeseen");
  return {
    id: rehearsal.id,
    listId: rehearsal.listId,
    state: rehearsal.state,
    counts: {
      total: waiting + wouldCreate + wouldFail + untold + skipped,
      wouldCreate,
      wouldFail,
      untold,
      skipped,
      waiting,
    },
    apiCalls: rehearsal.apiCalls,
    otherCalls: rehearsal.otherCalls,
    problem: rehearsal.problem && showProblem(rehearsal.problem),
    madeContacts: (rehearsal.madeIds ?? []).map((id) => ({
      id,
      url: recordUrl(ctx.salesforce.instanceUrl, "Contact", id),
    })),
    unforeseen,
    resumeAt: instant(goesOnAt(rehearsal)),
    createdAt: new Date(rehearsal.createdAt).toISOString(),
    finishedAt: instant(rehearsal.finishedAt),
  };
}

/** Where it waits for somebody, nobody knows when: it is only looked whether they have done it. */
function goesOnAt({ problem, resumeAt }: Rehearsal): number | null {
  return problem && policyOf(problem).waitsForSomebody ? null : resumeAt;
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
