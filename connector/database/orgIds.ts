import type { DatabaseHandle } from "./database.ts";
import { orgs } from "./schema/sessions.ts";

/** The ids of all orgs that the database has something of. */
export async function orgIds(handle: DatabaseHandle): Promise<string[]> {
  const known = await handle.select({ id: orgs.id }).from(orgs);
  return known.map(({ id }) => id);
}
