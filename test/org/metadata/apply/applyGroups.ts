import { keepRoleGroups } from "../../sharing/keepRoleGroups.ts";
import { rowWriter } from "../../storage/rowWriter.ts";
import { updateRow } from "../../storage/rows.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import { childrenNamed, childText, walk, type XmlElement } from "../../components/xmlTree.ts";

/** Creates or renames a role, with its parent. */
export function applyRole(org: Org, fullName: string, root: XmlElement, userId: string): void {
  const parent = childText(root, "parentRole");
  const row = {
    Name: childText(root, "name") ?? fullName,
    ParentRoleId: parent === undefined ? null : idOf(org, "UserRole", parent),
    RollupDescription: childText(root, "description"),
  };
  const known = idOf(org, "UserRole", fullName);
  if (known !== null) updateRow(org, "UserRole", known, row);
  else rowWriter(org, () => userId).add("UserRole", { DeveloperName: fullName, ...row }, 0);
  keepRoleGroups(org);
}

/** Creates or renames a public group. Metadata does not hold its members. */
export function applyGroup(org: Org, fullName: string, root: XmlElement, userId: string): void {
  saveGroup(
    org,
    { type: "Regular", developerName: fullName, name: childText(root, "name") ?? fullName },
    userId,
  );
}

/** Creates a queue, or replaces its objects and members by those of the file. */
export function applyQueue(org: Org, fullName: string, root: XmlElement, userId: string): void {
  const id = saveGroup(
    org,
    { type: "Queue", developerName: fullName, name: childText(root, "name") ?? fullName },
    userId,
  );
  const write = rowWriter(org, () => userId);
  for (const table of ["QueueSobject", "GroupMember"]) {
    const key = table === "QueueSobject" ? "QueueId" : "GroupId";
    statement(org.db, `DELETE FROM ${table} WHERE ${key} = ?`).run(id);
  }
  for (const entry of childrenNamed(root, "queueSobject")) {
    write.add("QueueSobject", { QueueId: id, SobjectType: childText(entry, "sobjectType") }, 0);
  }
  for (const UserOrGroupId of membersNamed(org, root))
    write.add("GroupMember", { GroupId: id, UserOrGroupId }, 0);
}

function membersNamed(org: Org, root: XmlElement): string[] {
  return [...walk(root)].flatMap(({ element, path }) => {
    if (path[0] !== "queueMembers" || element.children.length > 0) return [];
    const sql = memberSql[element.name];
    const row = sql === undefined ? undefined : statement(org.db, sql).get(element.text);
    return row === undefined ? [] : [String(row["Id"])];
  });
}

const memberSql: Record<string, string> = {
  user: "SELECT Id FROM User WHERE Username = ?",
  publicGroup: `SELECT Id FROM "Group" WHERE Type = 'Regular' AND DeveloperName = ?`,
  role: `SELECT Id FROM "Group" WHERE Type = 'Role' AND DeveloperName = ?`,
  roleAndSubordinates: `SELECT Id FROM "Group" WHERE Type = 'RoleAndSubordinates' AND DeveloperName = ?`,
};

interface GroupInput {
  type: "Regular" | "Queue";
  developerName: string;
  name: string;
}

function saveGroup(org: Org, { type, developerName, name }: GroupInput, userId: string): string {
  const known = statement(org.db, `SELECT Id FROM "Group" WHERE Type = ? AND DeveloperName = ?`).get(
    type,
    developerName,
  );
  if (known === undefined) {
    return rowWriter(org, () => userId).add(
      "Group",
      { Type: type, DeveloperName: developerName, Name: name, DoesIncludeBosses: true },
      0,
    );
  }
  updateRow(org, "Group", String(known["Id"]), { Name: name });
  return String(known["Id"]);
}

function idOf(org: Org, table: "UserRole", developerName: string): string | null {
  const row = statement(org.db, `SELECT Id FROM ${table} WHERE DeveloperName = ?`).get(developerName);
  return row === undefined ? null : String(row["Id"]);
}
