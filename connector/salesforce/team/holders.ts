import type { SalesforceSession } from "../session.ts";
import { soqlList, soqlText } from "../soql.ts";
import { ask, isActive, type Reading } from "./members.ts";

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

/** The package's permission sets; a namespace stands in a field of its own. */
export const repSet = "Crosswalk_Rep";
export const adminSet = "Crosswalk_Admin";
const packageSets = [repSet, adminSet];

export interface PackageSet {
  name: string;
  label: string;
  /** Whether it counts only in sessions that activate it. */
  isSessionBased: boolean;
}

export interface Holders {
  /** The package's permission sets in this org, by id. */
  sets: Map<string, PackageSet>;
  /** Labels of the groups with one of them that count only in sessions that activate them. */
  sessionGroups: Set<string>;
  /** Who has one of them now, directly or by a group. */
  userIds: Set<string>;
}

interface Holder {
  AssigneeId: string;
}

interface GroupRow {
  PermissionSetGroupId: string;
  PermissionSetGroup: { MasterLabel: string; HasActivationRequired: boolean };
}

/**
 * Who holds the package's permission sets; null where the user may not see it. One API call, and another
 * where groups have these sets.
 */
export async function findHolders(session: SalesforceSession, reading: Reading): Promise<Holders | null> {
  const named = `PermissionSet.Name IN ${soqlList(packageSets)}`;
  const { sets, holders, groups } = await ask<{
    sets: { Id: string; Name: string; Label: string; HasActivationRequired: boolean };
    holders: Holder;
    groups: GroupRow;
  }>(
    session,
    {
      sets: [
        `SELECT Id, Name, Label, HasActivationRequired FROM PermissionSet WHERE Name IN ${soqlList(packageSets)}`,
      ],
      holders: [`SELECT AssigneeId FROM PermissionSetAssignment WHERE ${isActive} AND ${named}`],
      groups: [
        `SELECT PermissionSetGroupId, PermissionSetGroup.MasterLabel, PermissionSetGroup.HasActivationRequired FROM PermissionSetGroupComponent WHERE ${named}`,
      ],
    },
    reading,
  );
  if (!sets || !holders || !groups) return null;
  const byGroup = groups.length > 0 ? await findByGroup(session, groups, reading) : [];
  if (!byGroup) return null;
  return {
    sets: new Map(
      sets.map(({ Id, Name, Label, HasActivationRequired: isSessionBased }) => [
        Id,
        { name: Name, label: Label, isSessionBased },
      ]),
    ),
    sessionGroups: new Set(
      groups.flatMap(({ PermissionSetGroup: { MasterLabel, HasActivationRequired } }) =>
        HasActivationRequired ? [MasterLabel] : [],
      ),
    ),
    userIds: new Set([...holders, ...byGroup].map(({ AssigneeId }) => AssigneeId)),
  };
}

async function findByGroup(
  session: SalesforceSession,
  groups: GroupRow[],
  reading: Reading,
): Promise<Holder[] | null> {
  const ids = new Set(groups.map(({ PermissionSetGroupId }) => PermissionSetGroupId));
  const soql = `SELECT AssigneeId FROM PermissionSetAssignment WHERE ${isActive} AND PermissionSetGroupId IN ${soqlList(ids)}`;
  return (await ask<{ holders: Holder }>(session, { holders: [soql] }, reading)).holders;
}
