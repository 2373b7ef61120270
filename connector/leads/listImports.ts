import { desc } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { importsMax, isInHand, runningImportsOf } from "./runningImport.ts";

interface RunningImport {
  /** That of the list, once it is complete. */
  id: string;
  /** The client's own, of the request that imports it. */
  key: string | null;
  /** Empty until the file has arrived. */
  name: string;
  rowsRead: number;
  /** How much of the file that is; null until it is being read. */
  percentRead: number | null;
  /** Leads in the list so far. */
  leadCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/**
 * The caller's imports that run, newest first. Nobody else sees them. What a connector that was killed has
 * left is none of them: a job removes it.
 */
export async function listImports(ctx: RequestContext): Promise<{ items: RunningImport[] }> {
  const { database, caller } = ctx;
  const found = await database
    .select()
    .from(leadLists)
    .where(runningImportsOf(caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(importsMax);
  const inHand = await Promise.all(found.map((list) => isInHand(ctx, list)));
  const rows = found.filter((_list, index) => inHand[index]);
  return {
    items: rows.map(({ id, importKey, name, rowsRead, percentRead, leadCount, createdAt }) => ({
      ...{ id, key: importKey, name, rowsRead: rowsRead ?? 0, percentRead, leadCount },
      createdAt: createdAt.toISOString(),
    })),
  };
}
