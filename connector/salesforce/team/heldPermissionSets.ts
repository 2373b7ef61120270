import { isActive } from "./members.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlList, soqlText } from "../soql.ts";

interface Assignment {
  AssigneeId: string;
  PermissionSet: { Name: string } | null;
  PermissionSetGroupId: string | null;
  PermissionSetGroup: { DeveloperName: string } | null;
}

/** A permission set as a part of a group. */
interface GroupPart {
  PermissionSetGroupId: string;
  PermissionSet: { Name: string } | null;
}

const columns = "AssigneeId, PermissionSet.Name, PermissionSetGroupId, PermissionSetGroup.DeveloperName";
const ofSets = `SELECT ${columns} FROM PermissionSetAssignment WHERE ${isActive}`;

/**
 * The API names of a user's permission sets, directly or by a group, and of their permission set groups. One
 * API call, and another for who has a group. Throws where the user may not see assignments: since Summer '20
 * that takes View Setup and Configuration, also for one's own (Object Reference, PermissionSetAssignment).
 */
export async function readOwnPermissionSets(
  salesforce: SalesforceSession,
  userId: string,
): Promise<string[]> {
  const given = "(PermissionSet.IsOwnedByProfile = false OR PermissionSetGroupId != null)";
  const soql = `${ofSets} AND AssigneeId = ${soqlText(userId)} AND ${given}`;
  const rows = await salesforce.query<Assignment>(soql);
  const groupIds = rows.flatMap(({ PermissionSetGroupId: id }) => (id === null ? [] : [id]));
  const parts =
    groupIds.length > 0
      ? await readParts(salesforce, `PermissionSetGroupId IN ${soqlList(new Set(groupIds))}`)
      : new Map<string, string[]>();
  return namesOf(rows, parts);
}

/**
 * Who holds which of these permission sets and groups, directly or by a group, by user id. Two API calls:
 * a subquery may not stand beside OR (SOQL and SOSL Reference, Comparison Operators, Semi-Joins).
 */
export async function findHoldersOf(
  salesforce: SalesforceSession,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const list = soqlList(names);
  const parts = await readParts(salesforce, `PermissionSet.Name IN ${list}`);
  const conditions = [
    `PermissionSet.Name IN ${list}`,
    `PermissionSetGroup.DeveloperName IN ${list}`,
    ...(parts.size > 0 ? [`PermissionSetGroupId IN ${soqlList(parts.keys())}`] : []),
  ];
  const rows = await salesforce.query<Assignment>(`${ofSets} AND (${conditions.join(" OR ")})`);
  const ofUsers = Map.groupBy(rows, ({ AssigneeId }) => AssigneeId);
  return new Map([...ofUsers].map(([userId, ofUser]) => [userId, namesOf(ofUser, parts)]));
}

/** The permission sets of groups, by the group's id. */
async function readParts(salesforce: SalesforceSession, condition: string): Promise<Map<string, string[]>> {
  const soql = `SELECT PermissionSetGroupId, PermissionSet.Name FROM PermissionSetGroupComponent WHERE ${condition}`;
  const rows = await salesforce.query<GroupPart>(soql);
  const parts = new Map<string, string[]>();
  for (const { PermissionSetGroupId: id, PermissionSet: set } of rows) {
    // Salesforce gives no permission set for a muting one.
    if (set) parts.set(id, [...(parts.get(id) ?? []), set.Name]);
  }
  return parts;
}

/** A group has its own name and those of its parts, of which Salesforce makes a permission set, too. */
function namesOf(rows: readonly Assignment[], parts: ReadonlyMap<string, string[]>): string[] {
  const names = rows.flatMap(({ PermissionSet: set, PermissionSetGroupId: id, PermissionSetGroup: group }) =>
    group ? [group.DeveloperName, ...(parts.get(id ?? "") ?? [])] : set ? [set.Name] : [],
  );
  return [...new Set(names)].sort();
}
