import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadLists } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/rows.ts";

/** Lists that are being imported, from the first byte of the upload; not those that are being removed. */
export const isImportRunning = and(isNull(leadLists.readyAt), isNotNull(leadLists.rowsRead));

/** Those of a user. */
export const runningImportsOf = ({ orgId, userId }: { orgId: string; userId: string }) =>
  and(eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId), isImportRunning);

const runnerOfImport = (handle: DatabaseHandle) =>
  handle
    .select({ runner: leadLists.runner })
    .from(leadLists)
    .where(and(eq(leadLists.id, sql.placeholder("listId")), isImportRunning))
    .prepare();

/** Throws `import-cancelled` where somebody removed, or removes, the list that this connector imports. */
export async function requireImport(
  { runner }: Pick<AppContext, "runner">,
  transaction: DatabaseHandle,
  listId: string,
): Promise<void> {
  const found = await firstOf(prepared(transaction, runnerOfImport).execute({ listId }));
  if (!found || !runner.hasBeen(found.runner)) throw refusal("import-removed");
}

/** How many one user may have under way; all are shown. */
export const importsMax = 50;

/** What a list has when its import has ended. One that is complete keeps its key: see beginImport. */
export const importEnded = { rowsRead: null, percentRead: null };

/** Gives the connector's lists its new id, so that others see that they are in hand. */
export async function keepImports(
  { database, runner }: Pick<AppContext, "database" | "runner">,
  former: string[],
): Promise<void> {
  const areOwn = and(inArray(leadLists.id, [...runner.listsInHand]), inArray(leadLists.runner, former));
  await database.update(leadLists).set({ runner: runner.id }).where(areOwn);
}

/** Whether a connector that runs works on the list, which is the runner's. */
export async function isInHand(
  { runner: own }: Pick<AppContext, "runner">,
  { id, runner }: { id: string; runner: string | null },
): Promise<boolean> {
  if (own.hasBeen(runner)) return own.listsInHand.has(id);
  return runner !== null && (await own.isAlive(runner));
}
