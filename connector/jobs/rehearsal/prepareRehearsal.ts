import type { RequestContext } from "../../context.ts";
import type { Rehearsal, RehearsalRow } from "../../database/schema/rehearsals.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { prepareRows } from "../rows/prepareRows.ts";
import { rehearsalKind, writeRow } from "./rehearsalKind.ts";

/** Looks up for the next thousand rows what a batch looks up before it sends them. */
export async function prepareRehearsal(ctx: RequestContext, rehearsal: Rehearsal): Promise<void> {
  await prepareRows<Rehearsal, RehearsalRow>(
    rehearsalKind,
    ctx,
    rehearsal,
    async ({ row, isStray, likely }, transaction) => {
      const { accountId, opportunityId, role } = row;
      await writeRow(transaction, row, {
        ...(likely ? { state: "skipped", problem: storedProblem(likely) } : { state: "waiting" }),
        ...{ accountId, opportunityId: isStray ? null : opportunityId, role: isStray ? null : role },
      });
    },
  );
}
