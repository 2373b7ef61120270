import type { Org } from "../types.ts";

/** The users and groups whose grants a user has, by id, also as a JSON array for SQL. */
export interface Grantees {
  ids: ReadonlySet<string>;
  json: string;
}

/**
 * The user, their subordinates in the role hierarchy, and every group that contains any of them. A superior
 * has what is granted to a subordinate.
 */
export function findGrantees(org: Org, userId: string): Grantees {
  const ids = org.db.prepare<{ user: string }, string>(sql).pluck().all({ user: userId });
  return { ids: new Set(ids), json: JSON.stringify(ids) };
}

const sql = `WITH RECURSIVE
  below(id) AS (
    SELECT Id FROM UserRole WHERE ParentRoleId = (SELECT UserRoleId FROM User WHERE Id = @user)
    UNION SELECT UserRole.Id FROM UserRole JOIN below ON ParentRoleId = below.id),
  people(id) AS (SELECT @user UNION SELECT Id FROM User WHERE UserRoleId IN (SELECT id FROM below)),
  roles(id) AS (
    SELECT UserRoleId FROM User WHERE Id IN (SELECT id FROM people) AND UserRoleId IS NOT NULL),
  above(id) AS (
    SELECT id FROM roles
    UNION SELECT ParentRoleId FROM UserRole JOIN above ON UserRole.Id = above.id WHERE ParentRoleId IS NOT NULL),
  mine(id) AS (
    SELECT id FROM people
    UNION SELECT Id FROM "Group" WHERE Type = 'Organization'
      OR (Type = 'Role' AND RelatedId IN (SELECT id FROM roles))
      OR (Type = 'RoleAndSubordinates' AND RelatedId IN (SELECT id FROM above))
    UNION SELECT GroupId FROM GroupMember JOIN mine ON UserOrGroupId = mine.id)
  SELECT id FROM mine`;
