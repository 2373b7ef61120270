import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";
import { systemPermissionFields } from "./systemPermissions.ts";

const grant = (name: string, label: string) => f.checkbox(`Permissions${name}`, label, { required: true });
/** The parents of grants. Those of a muting permission set are removed within its group. */
const grantors = ["MutingPermissionSet", "PermissionSet"];
const open = { createable: true, updateable: true, deletable: true };
const owned = (name: string, label: string, to: string | string[], child: string) =>
  f.lookup(name, label, to, { required: true, child: { name: child, cascadeDelete: true } });

/** Permission sets, their grants and their assignments. */
export const permissionObjects = () => [
  object(
    "PermissionSet",
    "0PS",
    [
      f.id("Permission Set ID"),
      f.text("Name", "Permission Set Name", 80, { required: true, nameField: true }),
      f.text("Label", "Permission Set Label", 80, { required: true }),
      f.lookup("LicenseId", "License ID", "UserLicense"),
      f.lookup("ProfileId", "Profile ID", "Profile", { readOnly: true }),
      f.checkbox("IsOwnedByProfile", "Is Owned By Profile", { readOnly: true }),
      f.checkbox("IsCustom", "Is Custom", { readOnly: true, defaultValue: true }),
      ...systemPermissionFields(),
      f.textArea("Description", "Description"),
      f.checkbox("HasActivationRequired", "Session Activation Required"),
      ...f.audit(),
      f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
    ],
    { ...setupOnly, ...open, label: "Permission Set", apis: bothApis },
  ),
  object(
    "PermissionSetAssignment",
    "0Pa",
    [
      f.id("PermissionSetAssignment ID"),
      f.lookup("PermissionSetId", "PermissionSet ID", "PermissionSet", {
        child: { name: "Assignments", cascadeDelete: true },
      }),
      f.lookup("PermissionSetGroupId", "PermissionSetGroup ID", "PermissionSetGroup", {
        child: { name: "Assignments", cascadeDelete: true },
      }),
      owned("AssigneeId", "Assignee ID", "User", "PermissionSetAssignments"),
      f.dateTime("SystemModstamp", "Date Assigned", { readOnly: true, required: true }),
      f.dateTime("ExpirationDate", "Expires On"),
      f.checkbox("IsActive", "Is Active", { readOnly: true }),
    ],
    { ...setupOnly, createable: true, updateable: true, deletable: true, label: "Permission Set Assignment" },
  ),
  object(
    "PermissionSetGroup",
    "0PG",
    [
      f.id("Permission Set Group ID"),
      f.isDeleted(),
      f.text("DeveloperName", "Permission Set Group Name", 80, { required: true, nameField: true }),
      f.text("MasterLabel", "Label", 80, { required: true }),
      f.textArea("Description", "Description"),
      f.picklist("Status", "Status", ["*Updated", "Outdated", "Updating", "Failed"], {
        length: 40,
        readOnly: true,
      }),
      f.checkbox("HasActivationRequired", "Session Activation Required"),
      ...f.audit(),
    ],
    { ...setupOnly, ...open, label: "Permission Set Group", apis: bothApis },
  ),
  object(
    "PermissionSetGroupComponent",
    "0PM",
    [
      f.id("Permission Set Group Component ID"),
      f.isDeleted(),
      owned(
        "PermissionSetGroupId",
        "Permission Set Group ID",
        "PermissionSetGroup",
        "PermissionSetGroupComponents",
      ),
      f.lookup("PermissionSetId", "Permission Set ID", ["MutingPermissionSet", "PermissionSet"], {
        required: true,
      }),
      ...f.audit(),
    ],
    { ...setupOnly, ...open, label: "Permission Set Group Component" },
  ),
  object(
    "MutingPermissionSet",
    "0QM",
    [
      f.id("Muting Permission Set ID"),
      f.isDeleted(),
      f.text("DeveloperName", "Muting Permission Set Name", 80, { required: true, nameField: true }),
      f.text("MasterLabel", "Label", 80, { required: true }),
      ...systemPermissionFields(),
      ...f.audit(),
    ],
    { ...setupOnly, ...open, label: "Muting Permission Set" },
  ),
  object(
    "ObjectPermissions",
    "110",
    [
      f.id("ObjectPermissions ID"),
      owned("ParentId", "Parent ID", grantors, "ObjectPerms"),
      f.text("SobjectType", "SObject Type Name", 40, { required: true }),
      grant("Create", "Create Records"),
      grant("Read", "Read Records"),
      grant("Edit", "Edit Records"),
      grant("Delete", "Delete Records"),
      grant("ViewAllRecords", "Read All Records"),
      grant("ModifyAllRecords", "Edit All Records"),
      ...f.audit(),
    ],
    {
      ...setupOnly,
      createable: true,
      updateable: true,
      deletable: true,
      label: "Object Permissions",
      labelPlural: "Object Permissions",
    },
  ),
  object(
    "FieldPermissions",
    "01k",
    [
      f.id("FieldPermissions ID"),
      owned("ParentId", "Parent ID", grantors, "FieldPerms"),
      f.text("SobjectType", "SObject Type Name", 40, { required: true }),
      f.text("Field", "Field Name", 120, { required: true }),
      grant("Edit", "Edit Field"),
      grant("Read", "Read Field"),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    {
      ...setupOnly,
      createable: true,
      updateable: true,
      deletable: true,
      label: "Field Permissions",
      // Object Reference, FieldPermissions, Usage.
      selectedTogether: ["SobjectType", "Field"],
      labelPlural: "Field Permissions",
    },
  ),
  object(
    "CustomPermission",
    "0CP",
    [
      f.id("Custom Permission ID"),
      f.isDeleted(),
      f.text("DeveloperName", "Custom Permission Name", 80, { required: true, nameField: true }),
      f.text("MasterLabel", "Label", 80, { required: true }),
      f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
      f.textArea("Description", "Description"),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Custom Permission" },
  ),
  object(
    "SetupEntityAccess",
    "0J0",
    [
      f.id("SetupEntityAccess ID"),
      owned("ParentId", "Parent ID", "PermissionSet", "SetupEntityAccessItems"),
      f.lookup("SetupEntityId", "Setup Entity ID", "CustomPermission", {
        required: true,
        relationshipName: null,
      }),
      f.text("SetupEntityType", "Setup Entity Type", 80, { readOnly: true }),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    {
      ...setupOnly,
      createable: true,
      deletable: true,
      label: "Setup Entity Access",
      labelPlural: "Setup Entity Access",
    },
  ),
];
