import { repSet } from "../../salesforce/team/findHolders.ts";
import type { UserRights, Wanted } from "../../salesforce/team/readRights.ts";
import type { SecuredField } from "./formAccess.ts";

/**
 * The rights on objects that a rep needs, by what they are for. A contact that its creator may not read is
 * found by no search of theirs; a contact role has no permissions of its own, they follow its opportunity.
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

/** Whether a user has all of these rights; null where one of them is unknown and none is known to lack. */
export function hasAll({ has }: Pick<UserRights, "has">, rights: readonly string[]): boolean | null {
  const each = rights.map(has);
  if (each.includes(false)) return false;
  return each.includes(null) ? null : true;
}

/**
 * Whether a user is to work as a rep, by the names of the package's permission sets that they have. Who has
 * only the admin's decides and creates nothing; whose are unknown, or who has none, may be meant to be a rep.
 */
export const isHeldToRepRights = (setNames: string[] | null): boolean =>
  setNames === null || setNames.length === 0 || setNames.includes(repSet);
