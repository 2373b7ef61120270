import type { Database, DatabaseHandle } from "./database.ts";
import { orgs } from "./schema/sessions.ts";

/** Writes and reads names in some table, for tests of what holds for any. */
export function plainValue(database: () => Database) {
  return {
    async add(id: string, handle: DatabaseHandle = database()): Promise<void> {
      await handle.insert(orgs).values({ id, name: "", instanceUrl: "", readAt: new Date(0) });
    },
    async names(): Promise<string[]> {
      const rows = await database().select({ id: orgs.id }).from(orgs).orderBy(orgs.id);
      return rows.map(({ id }) => id);
    },
  };
}
