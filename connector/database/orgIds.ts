import type { DatabaseHandle } from "./open.ts";
import { orgs } from "./schema/sessions.ts";

/** The ids of all orgs that the database has something of. */
export function orgIds(handle: DatabaseHandle): string[] {
  const known = handle.select({ id: orgs.id }).from(orgs).all();
  return known.map(({ id }) => id);
}
