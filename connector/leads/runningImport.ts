import { and, eq, isNotNull, isNull, type Placeholder } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";

/** Lists that are being imported, from the first byte of the upload; not those that are being removed. */
export const isImportRunning = and(isNull(leadLists.readyAt), isNotNull(leadLists.rowsRead));

/** Those of a user. */
export const runningImportsOf = ({ orgId, userId }: { orgId: string; userId: string }) =>
  and(eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId), isImportRunning);

/** Whether the list is still imported by that connector, and nobody removes it. */
export const isImportOf = (runner: string | Placeholder) =>
  and(isImportRunning, eq(leadLists.runner, runner));

/** How many one user may have under way; all are shown. */
export const importsMax = 50;

/** What a list has when its import has ended. One that is complete keeps its key: see beginImport. */
export const importEnded = { rowsRead: null, percentRead: null };

/** Whether a connector that runs works on the list, which is the runner's. */
export async function isInHand(
  { runner: own }: Pick<AppContext, "runner">,
  { id, runner }: { id: string; runner: string | null },
): Promise<boolean> {
  if (runner === own.id) return own.listsInHand.has(id);
  return runner !== null && (await own.isAlive(runner));
}
