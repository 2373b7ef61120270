import type { Org, OrgDirectory, OrgEntry } from "../types.ts";

/**
 * The orgs whose users can sign in at `org`'s host: all orgs at the login host (the first org's), otherwise
 * that org only.
 */
export function entriesServedAt(org: Org, directory: OrgDirectory): OrgEntry[] {
  if (directory.entries[0]?.org === org) return directory.entries;
  return directory.entries.filter((entry) => entry.org === org);
}
