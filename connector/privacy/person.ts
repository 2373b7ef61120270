import type { Name } from "./splitName.ts";

/** Whom a search is for. `profileUrl` is canonical; a name is looked for together with something else. */
export interface Person {
  profileUrl?: string | undefined;
  email?: string | undefined;
  name?: Name | undefined;
  company?: string | undefined;
  /** These leads, and others with their profiles. */
  leadIds?: readonly string[] | undefined;
}
