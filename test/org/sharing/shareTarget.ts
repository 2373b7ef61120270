import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** The source or the target of a sharing rule, by API name as in metadata. */
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

/** The id of the target's group; undefined where the org has none. */
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

/** The ids of users and queues in a group, directly, through other groups or by role. */
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
