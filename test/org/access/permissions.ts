import { heldSets } from "./heldSets.ts";
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

/** The control plane's overrides for one user, which win over profile and permission sets. */
export interface Overrides {
  apiEnabled?: boolean;
  customPermissions?: string[];
  objectPermissions?: Record<string, Partial<ObjectGrant>>;
  fieldPermissions?: Record<string, Partial<FieldGrant>>;
}

/** All grants of a user's profile and permission sets; names are in lower case. */
export interface Permissions {
  objects: Map<string, ObjectGrant>;
  fields: Map<string, FieldGrant>;
  system: Set<string>;
  custom: string[];
  setupEntities: Set<string>;
  overrides: Overrides;
}

export function resolvePermissions(org: Org, userId: string): Permissions {
  const override = statement(org.db, "SELECT value FROM _override WHERE user_id = ?").get(userId) as
    | { value: string }
    | undefined;
  const resolved: Permissions = {
    objects: new Map(),
    fields: new Map(),
    system: new Set(),
    custom: [],
    setupEntities: new Set(),
    overrides: override === undefined ? {} : (JSON.parse(override.value) as Overrides),
  };
  const held = heldSets(org, userId);
  for (const { setIds, mutedBy } of held) addGrants(org, resolved, setIds, mutedBy);
  const allSets = held.flatMap(({ setIds }) => setIds);
  resolved.custom = customPermissions(org, allSets);
  resolved.setupEntities = new Set(
    rowsOf(org, "SetupEntityAccess", allSets).map((row) => String(row["SetupEntityId"])),
  );
  return resolved;
}

interface Grants {
  objects: Map<string, ObjectGrant>;
  fields: Map<string, FieldGrant>;
}

/** The combined grants of permission sets, or for muting sets what they remove. */
function grantsOf(org: Org, setIds: string[]): Grants {
  const objects = new Map<string, ObjectGrant>();
  const fields = new Map<string, FieldGrant>();
  for (const row of rowsOf(org, "ObjectPermissions", setIds)) addObject(objects, row);
  for (const row of rowsOf(org, "FieldPermissions", setIds)) {
    const grant = { readable: row["PermissionsRead"] === 1, editable: row["PermissionsEdit"] === 1 };
    addTo(fields, String(row["Field"]).toLowerCase(), grant);
  }
  return { objects, fields };
}

function addGrants(org: Org, resolved: Permissions, setIds: string[], mutedBy: string[]): void {
  const muted = grantsOf(org, mutedBy);
  const granted = grantsOf(org, setIds);
  for (const [name, grant] of granted.objects)
    addTo(resolved.objects, name, without(grant, muted.objects.get(name)));
  for (const [name, grant] of granted.fields)
    addTo(resolved.fields, name, without(grant, muted.fields.get(name)));
  const mutedSystem = systemPermissions(rowsOf(org, "MutingPermissionSet", mutedBy, "Id"));
  for (const name of systemPermissions(rowsOf(org, "PermissionSet", setIds, "Id"))) {
    if (!mutedSystem.has(name)) resolved.system.add(name);
  }
}

function systemPermissions(sets: Row[]): Set<string> {
  const names = sets.flatMap((set) => Object.keys(set).filter((name) => set[name] === 1));
  const system = names.filter((name) => name.startsWith("Permissions"));
  return new Set(system.map((name) => name.slice("Permissions".length)));
}

/** Combines two grants: either is enough. */
function addTo<T extends object>(map: Map<string, T>, name: string, grant: T): void {
  const known = map.get(name) as Record<string, boolean> | undefined;
  const either = Object.entries(grant).map(([right, has]) => [
    right,
    (has as boolean) || known?.[right] === true,
  ]);
  map.set(name, Object.fromEntries(either) as T);
}

function without<T extends object>(grant: T, muted: T | undefined): T {
  if (muted === undefined) return grant;
  const taken = muted as Record<string, boolean>;
  const left = Object.entries(grant).map(([right, has]) => [
    right,
    (has as boolean) && taken[right] !== true,
  ]);
  return Object.fromEntries(left) as T;
}

function customPermissions(org: Org, setIds: string[]): string[] {
  return statement(
    org.db,
    `SELECT DISTINCT DeveloperName FROM CustomPermission JOIN SetupEntityAccess ON SetupEntityId = CustomPermission.Id
     WHERE ParentId IN (SELECT value FROM json_each(?)) ORDER BY 1`,
  )
    .all(JSON.stringify(setIds))
    .map((row) => String(row["DeveloperName"]));
}

function rowsOf(org: Org, table: string, setIds: string[], key = "ParentId"): Row[] {
  return statement(org.db, `SELECT * FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`).all(
    JSON.stringify(setIds),
  );
}

type Row = Record<string, unknown>;

function addObject(objects: Map<string, ObjectGrant>, row: Row): void {
  const has = (permission: string) => row[`Permissions${permission}`] === 1;
  addTo(objects, String(row["SobjectType"]).toLowerCase(), {
    create: has("Create"),
    read: has("Read"),
    edit: has("Edit"),
    delete: has("Delete"),
    viewAll: has("ViewAllRecords"),
    modifyAll: has("ModifyAllRecords"),
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
