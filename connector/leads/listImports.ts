import { desc } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { importsMax, runningImportsOf } from "./runningImport.ts";

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

/** The caller's imports that run, newest first. Nobody else sees them. */
export async function listImports({ database, caller }: RequestContext): Promise<{ items: RunningImport[] }> {
  const rows = await database
    .select()
    .from(leadLists)
    .where(runningImportsOf(caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(importsMax)
    .all();
  return {
    items: rows.map(({ id, importKey, name, rowsRead, percentRead, leadCount, createdAt }) => ({
      ...{ id, key: importKey, name, rowsRead: rowsRead ?? 0, percentRead, leadCount },
      createdAt: createdAt.toISOString(),
    })),
  };
}
