import { everything, nothing, type ObjectGrant, type Permissions } from "./permissions.ts";
import type { Schema } from "../types.ts";

/** Objects with object permissions in profiles and permission sets. Custom objects have them too. */
const grantable = new Set(["account", "campaign", "case", "contact", "lead", "opportunity", "task"]);

/** Objects without permissions of their own, and the object they follow. */
const following: Record<string, string> = {
  campaignmember: "campaign",
  opportunitycontactrole: "opportunity",
  accountshare: "account",
  contactshare: "contact",
  leadshare: "lead",
  opportunityshare: "opportunity",
  accountteammember: "account",
  opportunityteammember: "opportunity",
};

/**
 * Setup's objects that not every user may read, and the system permissions of which one is needed (Object
 * Reference, "Special Access Rules" of each; of ObjectPermissions those of PermissionSet). Those that this
 * org does not have, such as Assign Permission Sets, are left out.
 */
const readableWith: Record<string, string[]> = {
  fieldpermissions: ["ViewSetup"],
  mutingpermissionset: ["ViewSetup"],
  objectpermissions: ["ViewSetup"],
  permissionset: ["ViewSetup"],
  permissionsetassignment: ["ViewSetup", "ManageUsers"],
  permissionsetgroup: ["ViewSetup"],
  permissionsetgroupcomponent: ["ViewSetup"],
  userlogin: ["ManageUsers"],
};

/** Objects of which users see the records of the active model alone (Object Reference, Territory2Model). */
const ofActiveModel = new Set([
  "territory2model",
  "territory2",
  "userterritory2association",
  "objectterritory2association",
]);

/** Whether field-level security and object permissions are set for the object by hand. */
export const isGrantable = (schema: Schema, object: string) =>
  grantable.has(object.toLowerCase()) || (schema.object(object)?.custom ?? false);

/** What the user may do with an object's records in general, before sharing. */
export function objectAccess(schema: Schema, permissions: Permissions, object: string): ObjectGrant {
  const name = object.toLowerCase();
  const override = overrideOf(permissions, name);
  if (isGrantable(schema, name)) {
    return { ...(permissions.objects.get(name) ?? nothing), ...override };
  }
  const parent = following[name];
  if (parent !== undefined) {
    const granted = objectAccess(schema, permissions, parent);
    return { ...granted, create: granted.edit, delete: granted.edit, ...override };
  }
  return { ...setupAccess(schema, permissions, name), ...override };
}

function setupAccess(schema: Schema, permissions: Permissions, name: string): ObjectGrant {
  const may = schema.object(name);
  if (may === undefined) return nothing;
  if (readableWith[name]?.every((permission) => !permissions.system.has(permission))) return nothing;
  const manages = permissions.system.has("ManageUsers") || permissions.system.has("ModifyAllData");
  const granted = manages ? everything : { ...nothing, read: true, viewAll: !ofActiveModel.has(name) };
  return {
    ...granted,
    create: granted.create && may.createable,
    edit: granted.edit && may.updateable,
    delete: granted.delete && may.deletable,
  };
}

function overrideOf(permissions: Permissions, name: string): Partial<ObjectGrant> {
  const entries = Object.entries(permissions.overrides.objectPermissions ?? {});
  return entries.find(([object]) => object.toLowerCase() === name)?.[1] ?? {};
}
