import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** Whom a sharing rule takes records of, or gives them to: by API name, as metadata names them. */
export type ShareTarget =
  | "allInternalUsers"
  | { group: string }
  | { queue: string }
  | { role: string }
  | { roleAndSubordinates: string };

const groupTypes: Record<string, string> = {
  group: "Regular",
  queue: "Queue",
  role: "Role",
  roleAndSubordinates: "RoleAndSubordinates",
};

/** The id of the group that stands for a target; undefined where the org has none of that name. */
export function findGroup(org: Org, target: ShareTarget): string | undefined {
  const [kind, name] =
    target === "allInternalUsers" ? ["organization", "AllInternalUsers"] : (Object.entries(target)[0] ?? []);
  const type = kind === "organization" ? "Organization" : groupTypes[kind ?? ""];
  const row = statement(org.db, `SELECT Id FROM "Group" WHERE Type = ? AND DeveloperName = ?`).get(
    type ?? null,
    name ?? null,
  );
  return row && String(row["Id"]);
}

/** Ids of the users in a group, directly, through other groups or by role, and of the queues in it. */
export function membersOf(org: Org, groupId: string): string[] {
  return org.db.prepare<{ group: string }, string>(sql).pluck().all({ group: groupId });
}

const sql = `WITH RECURSIVE
  inside(id) AS (SELECT @group UNION SELECT UserOrGroupId FROM GroupMember JOIN inside ON GroupId = inside.id),
  roles(id) AS (
    SELECT RelatedId FROM "Group" WHERE Id IN (SELECT id FROM inside) AND Type = 'Role'
    UNION SELECT RelatedId FROM "Group" WHERE Id IN (SELECT id FROM inside) AND Type = 'RoleAndSubordinates'
    UNION SELECT UserRole.Id FROM UserRole JOIN (
      SELECT RelatedId AS id FROM "Group" WHERE Id IN (SELECT id FROM inside) AND Type = 'RoleAndSubordinates'
    ) top ON UserRole.Id IN (
      WITH RECURSIVE below(id) AS (
        SELECT top.id UNION SELECT UserRole.Id FROM UserRole JOIN below ON ParentRoleId = below.id)
      SELECT id FROM below))
  SELECT Id FROM User WHERE Id IN (SELECT id FROM inside) OR UserRoleId IN (SELECT id FROM roles)
    OR EXISTS (SELECT 1 FROM "Group" WHERE Id IN (SELECT id FROM inside) AND Type = 'Organization')
  UNION SELECT Id FROM "Group" WHERE Id IN (SELECT id FROM inside) AND Type = 'Queue'`;
