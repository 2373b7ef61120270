import { chunksOf } from "../../work/inTurns.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlList } from "../soql.ts";
import { ask, type Reading } from "./ask.ts";

export interface Member {
  id: string;
  name: string;
  username: string;
  isActive: boolean;
  profileId: string;
}

/** Null stands for what the user may not see. */
export interface Members {
  users: Map<string, Member>;
  /** Whether each user is frozen. */
  frozen: Map<string, boolean> | null;
  assignments: Assignment[] | null;
}

/** A permission set that a user has now. A group's assignment may name the group's own set, too. */
export interface Assignment {
  AssigneeId: string;
  PermissionSetId: string | null;
  PermissionSetGroupId: string | null;
  PermissionSet: { HasActivationRequired: boolean } | null;
  PermissionSetGroup: { MasterLabel: string; HasActivationRequired: boolean } | null;
}

interface UserRow {
  Id: string;
  Name: string;
  Username: string;
  IsActive: boolean;
  ProfileId: string;
}

/** So many ids that the query stays below the length of an address. */
const idsPerQuery = 400;
/** So few users that their permission sets mostly fit into one page. */
const assigneesPerQuery = 100;

/** Users, whether they are frozen, and their permission sets: one API call for 200 users. */
export async function readMembers(
  session: SalesforceSession,
  userIds: string[],
  reading: Reading,
): Promise<Members> {
  const lists = chunksOf(userIds, idsPerQuery).map(soqlList);
  const shortLists = chunksOf(userIds, assigneesPerQuery).map(soqlList);
  const { users, logins, assignments } = await ask<{
    users: UserRow;
    logins: { UserId: string; IsFrozen: boolean };
    assignments: Assignment;
  }>(
    session,
    {
      users: lists.map(
        (list) => `SELECT Id, Name, Username, IsActive, ProfileId FROM User WHERE Id IN ${list}`,
      ),
      logins: lists.map((list) => `SELECT UserId, IsFrozen FROM UserLogin WHERE UserId IN ${list}`),
      assignments: shortLists.map(
        (list) =>
          `SELECT AssigneeId, PermissionSetId, PermissionSetGroupId, PermissionSet.HasActivationRequired, PermissionSetGroup.MasterLabel, PermissionSetGroup.HasActivationRequired FROM PermissionSetAssignment WHERE ${isActive} AND AssigneeId IN ${list}`,
      ),
    },
    reading,
  );
  return {
    users: new Map((users ?? []).map((row) => [row.Id, toMember(row)])),
    frozen: logins && new Map(logins.map(({ UserId, IsFrozen }) => [UserId, IsFrozen])),
    assignments,
  };
}

function toMember({ Id, Name, Username, IsActive, ProfileId }: UserRow): Member {
  return { id: Id, name: Name, username: Username, isActive: IsActive, profileId: ProfileId };
}

/**
 * The condition on assignments of permission sets that count: those that expired stay in Setup and grant
 * nothing (Object Reference, PermissionSetAssignment).
 */
export const isActive = "IsActive = true";
