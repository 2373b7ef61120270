import type { Org, OrgDirectory, OrgEntry } from "../types.ts";

/**
 * The orgs whose users sign in at `org`'s host: all at the login host (the first org's), its own alone
 * elsewhere.
 */
export function entriesServedAt(org: Org, directory: OrgDirectory): OrgEntry[] {
  if (directory.entries[0]?.org === org) return directory.entries;
  return directory.entries.filter((entry) => entry.org === org);
}
