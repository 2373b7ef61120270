import type { SalesforceSession } from "../session.ts";
import { soqlList } from "../soql.ts";
import { ask, type Reading } from "./ask.ts";
import { isActive } from "./members.ts";

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

interface Assignment {
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
    holders: Assignment;
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
): Promise<Assignment[] | null> {
  const ids = new Set(groups.map(({ PermissionSetGroupId }) => PermissionSetGroupId));
  const soql = `SELECT AssigneeId FROM PermissionSetAssignment WHERE ${isActive} AND PermissionSetGroupId IN ${soqlList(ids)}`;
  return (await ask<{ holders: Assignment }>(session, { holders: [soql] }, reading)).holders;
}
