import { nextId } from "../storage/nextId.ts";
import { insertRow } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { Org } from "../types.ts";

/**
 * Maintains Salesforce's own groups: all internal users, and two for each role, with and without
 * subordinates.
 */
export function keepRoleGroups(org: Org): void {
  const everyone = statement(org.db, `SELECT 1 FROM "Group" WHERE Type = 'Organization'`).get();
  if (everyone === undefined) {
    addGroup(org, {
      name: "All Internal Users",
      developerName: "AllInternalUsers",
      type: "Organization",
      relatedId: null,
    });
  }
  const missing = statement(
    org.db,
    `SELECT role.Id AS id, role.Name AS name, role.DeveloperName AS developerName, type.value AS type
     FROM UserRole role JOIN json_each('["Role","RoleAndSubordinates"]') type
     WHERE NOT EXISTS (SELECT 1 FROM "Group" WHERE RelatedId = role.Id AND Type = type.value)
     ORDER BY role.Id, type.value`,
  ).all();
  for (const { id, name, developerName, type } of missing) {
    addGroup(org, {
      name: String(name),
      developerName: String(developerName ?? name),
      type: String(type),
      relatedId: String(id),
    });
  }
}

interface NewGroup {
  name: string;
  developerName: string;
  type: string;
  relatedId: string | null;
}

function addGroup(org: Org, { name, developerName, type, relatedId }: NewGroup): void {
  const by = statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"];
  const now = toDateTime(org.now());
  insertRow(org, "Group", {
    Id: nextId(org, "00G"),
    Name: name.slice(0, 40),
    DeveloperName: developerName,
    Type: type,
    RelatedId: relatedId,
    DoesIncludeBosses: true,
    CreatedById: by,
    CreatedDate: now,
    LastModifiedById: by,
    LastModifiedDate: now,
    SystemModstamp: now,
  });
}
