import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

export interface ObjectGrant {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface FieldGrant {
  readable: boolean;
  editable: boolean;
}

/** What the control plane says of one user, above what profile and permission sets say. */
export interface Overrides {
  apiEnabled?: boolean;
  customPermissions?: string[];
  objectPermissions?: Record<string, Partial<ObjectGrant>>;
  fieldPermissions?: Record<string, Partial<FieldGrant>>;
}

/** Everything that profile and permission sets grant one user; names are in lower case. */
export interface Permissions {
  objects: Map<string, ObjectGrant>;
  fields: Map<string, FieldGrant>;
  system: Set<string>;
  custom: string[];
  overrides: Overrides;
}

const mySets = `SELECT Id FROM PermissionSet WHERE ProfileId = (SELECT ProfileId FROM User WHERE Id = @user)
  UNION SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = @user`;

export function resolvePermissions(org: Org, userId: string): Permissions {
  const rows = (sql: string) => org.db.prepare<{ user: string }, Row>(sql).all({ user: userId });
  const override = statement(org.db, "SELECT value FROM _override WHERE user_id = ?").get(userId) as
    { value: string } | undefined;
  const resolved: Permissions = {
    objects: new Map(),
    fields: new Map(),
    system: new Set(),
    custom: rows(
      `SELECT DISTINCT DeveloperName FROM CustomPermission JOIN SetupEntityAccess ON SetupEntityId = CustomPermission.Id
       WHERE ParentId IN (${mySets}) ORDER BY 1`,
    ).map((row) => String(row["DeveloperName"])),
    overrides: override === undefined ? {} : (JSON.parse(override.value) as Overrides),
  };
  for (const set of rows(`SELECT * FROM PermissionSet WHERE Id IN (${mySets})`)) {
    for (const [name, value] of Object.entries(set)) {
      if (value === 1 && name.startsWith("Permissions"))
        resolved.system.add(name.slice("Permissions".length));
    }
  }
  for (const row of rows(`SELECT * FROM ObjectPermissions WHERE ParentId IN (${mySets})`)) {
    addObject(resolved.objects, row);
  }
  for (const row of rows(`SELECT * FROM FieldPermissions WHERE ParentId IN (${mySets})`)) {
    const name = String(row["Field"]).toLowerCase();
    const known = resolved.fields.get(name);
    resolved.fields.set(name, {
      readable: known?.readable || row["PermissionsRead"] === 1,
      editable: known?.editable || row["PermissionsEdit"] === 1,
    });
  }
  return resolved;
}

type Row = Record<string, unknown>;

function addObject(objects: Map<string, ObjectGrant>, row: Row): void {
  const name = String(row["SobjectType"]).toLowerCase();
  const known = objects.get(name) ?? nothing;
  const has = (permission: string) => row[`Permissions${permission}`] === 1;
  objects.set(name, {
    create: known.create || has("Create"),
    read: known.read || has("Read"),
    edit: known.edit || has("Edit"),
    delete: known.delete || has("Delete"),
    viewAll: known.viewAll || has("ViewAllRecords"),
    modifyAll: known.modifyAll || has("ModifyAllRecords"),
  });
}

export const nothing: ObjectGrant = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

export const everything: ObjectGrant = {
  create: true,
  read: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};
