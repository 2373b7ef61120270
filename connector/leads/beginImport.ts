import { randomUUID } from "node:crypto";
import { and, count, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { importsMax, isImportOf, runningImportsOf } from "./runningImport.ts";
import { changesOf } from "../database/database.ts";

interface BegunImport {
  /** Empty until the file has arrived. */
  name: string;
  format: string | null;
  key: string | undefined;
}

/**
 * Writes down that an import begins, so that its owner sees it and can cancel it at any connector; gives the
 * id of the list. The list is shown only when it is complete. Until it is over it counts as one that this
 * process has in hand. Throws `too-many-requests` where too many of the caller's run.
 */
export async function beginImport(ctx: RequestContext, { name, format, key }: BegunImport): Promise<string> {
  const { orgId, userId: ownerId } = ctx.caller;
  const found = await ctx.database
    .select({ underWay: count() })
    .from(leadLists)
    .where(runningImportsOf(ctx.caller))
    .get();
  const underWay = found?.underWay ?? 0;
  if (underWay >= importsMax) throw refusal("files-waiting", { values: { count: underWay }, retryAfter: 60 });
  const id = randomUUID();
  ctx.runner.listsInHand.add(id);
  await ctx.database
    .insert(leadLists)
    .values({
      ...{ id, orgId, ownerId, name, format },
      createdAt: ctx.clock(),
      runner: ctx.runner.id,
      rowsRead: 0,
      importKey: key ?? null,
    })
    .run();
  return id;
}

/**
 * Gives the list of an import its name and layout, once they are known. Throws `import-cancelled` where it
 * went meanwhile.
 */
export async function nameImport(
  { database, runner }: RequestContext,
  listId: string,
  known: { name: string; format?: string },
): Promise<void> {
  const isIt = and(eq(leadLists.id, listId), isImportOf(runner.id));
  const named = await database.update(leadLists).set(known).where(isIt).run();
  if (changesOf(named) === 0) throw refusal("import-removed");
}
