import { repSet } from "../../salesforce/team/findHolders.ts";
import type { UserRights, Wanted } from "../../salesforce/team/readRights.ts";
import type { SecuredField } from "./formAccess.ts";

/**
 * The rights on objects that a rep needs, by purpose. Create comes with Read: a rep's own search does not
 * find a contact that the rep may not read. A contact role has only its opportunity's permissions.
 */
export const rightsFor = {
  createContact: ["Contact:create", "Contact:read"],
  readAccount: ["Account:read"],
  addRole: ["Opportunity:edit"],
} as const;

/** What to read of a team's rights, so that each rep can be held against all of it. */
export const wantedRights = (fields: SecuredField[]): Wanted => ({
  objects: ["Contact", "Account", "Opportunity"],
  fields: [...new Set(fields.map(({ right }) => right))],
});

/** Whether a user has all of these rights; null if one is unknown and none is known to be missing. */
export function hasAll({ has }: Pick<UserRights, "has">, rights: readonly string[]): boolean | null {
  const each = rights.map(has);
  if (each.includes(false)) return false;
  return each.includes(null) ? null : true;
}

/**
 * Whether a user is checked for a rep's rights, by the names of the package's permission sets that they have.
 * A user with only Crosswalk Admin creates nothing. A user with none, or unknown ones, may be meant as a rep.
 */
export const isHeldToRepRights = (setNames: string[] | null): boolean =>
  setNames === null || setNames.length === 0 || setNames.includes(repSet);
