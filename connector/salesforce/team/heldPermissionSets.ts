import { isActive } from "./isActive.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlList, soqlText } from "../soql.ts";

interface Assignment {
  AssigneeId: string;
  PermissionSet: { Name: string } | null;
  PermissionSetGroup: { DeveloperName: string } | null;
}

const columns = "AssigneeId, PermissionSet.Name, PermissionSetGroup.DeveloperName";
const ofSets = `SELECT ${columns} FROM PermissionSetAssignment WHERE ${isActive}`;

/**
 * The API names of a user's permission sets and permission set groups. One API call. Throws where the user
 * may not see assignments: since Summer '20 that takes View Setup and Configuration, also for one's own
 * (Object Reference, PermissionSetAssignment).
 */
export async function readOwnPermissionSets(
  salesforce: SalesforceSession,
  userId: string,
): Promise<string[]> {
  const soql = `${ofSets} AND PermissionSet.IsOwnedByProfile = false AND AssigneeId = ${soqlText(userId)}`;
  const rows = await salesforce.query<Assignment>(soql);
  return [...new Set(rows.flatMap(namesOf))].sort();
}

/** Who holds which of these permission sets and groups, by user id. One API call. */
export async function findHoldersOf(
  salesforce: SalesforceSession,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const list = soqlList(names);
  const soql = `${ofSets} AND (PermissionSet.Name IN ${list} OR PermissionSetGroup.DeveloperName IN ${list})`;
  const holders = new Map<string, string[]>();
  for (const row of await salesforce.query<Assignment>(soql)) {
    holders.set(row.AssigneeId, [...(holders.get(row.AssigneeId) ?? []), ...namesOf(row)]);
  }
  return holders;
}

/** A group counts by its own name: Salesforce stores it with a permission set that it made of its parts. */
function namesOf({ PermissionSet, PermissionSetGroup }: Assignment): string[] {
  const name = PermissionSetGroup?.DeveloperName ?? PermissionSet?.Name;
  return name === undefined ? [] : [name];
}
