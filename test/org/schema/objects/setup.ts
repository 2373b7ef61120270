import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";
import type { FieldDefinition } from "../../types.ts";

/** The system permissions that this org knows, in PermissionSet and Profile as `Permissions…` checkboxes. */
export const systemPermissions = [
  "ApiEnabled",
  "ApiUserOnly",
  "AuthorApex",
  "BulkApiHardDelete",
  "CustomizeApplication",
  "EditPublicFilters",
  "EditReadonlyFields",
  "ManageUsers",
  "ModifyAllData",
  "TransferAnyEntity",
  "UseAnyApiClient",
  "ViewAllData",
  "ViewAllUsers",
  "ViewSetup",
] as const;

const permissions = (): FieldDefinition[] =>
  systemPermissions.map((name) => f.checkbox(`Permissions${name}`, spaced(name), { required: true }));
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, "$1 $2");
const named = (length = 80) => f.text("Name", "Name", length, { required: true, nameField: true });
const grant = (name: string, label: string) => f.checkbox(`Permissions${name}`, label, { required: true });
const owned = (name: string, label: string, to: string, child: string | null = null) =>
  f.lookup(name, label, to, { required: true, child: { name: child, cascadeDelete: true } });

/** Who users are and what they may do: Setup's own objects, as clients query them. */
export const setupObjects = () => [
  object(
    "Profile",
    "00e",
    [
      f.id("Profile ID"),
      named(255),
      ...permissions(),
      f.lookup("UserLicenseId", "User License ID", "UserLicense"),
      f.picklist("UserType", "User Type", ["Standard"], { length: 40, readOnly: true }),
      ...f.audit(),
      f.textArea("Description", "Description"),
    ],
    setupOnly,
  ),
  object(
    "UserRole",
    "00E",
    [
      f.id("Role ID"),
      named(),
      f.lookup("ParentRoleId", "Parent Role ID", "UserRole", {
        relationshipName: null,
      }),
      f.text("DeveloperName", "Developer Name", 80),
      f.text("RollupDescription", "Description", 80),
      f.dateTime("LastModifiedDate", "Last Modified Date", { readOnly: true, required: true }),
      f.systemLookup("LastModifiedById", "Last Modified By ID", "User", { required: true }),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    {
      label: "Role",
      labelPlural: "Role",
      describe: { ...setupOnly.describe, compactLayoutable: true, replicateable: true },
    },
  ),
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
      f.checkbox("IsCustom", "Is Custom", { readOnly: true }),
      ...permissions(),
      f.textArea("Description", "Description"),
      ...f.audit(),
      f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
    ],
    { ...setupOnly, label: "Permission Set" },
  ),
  object(
    "PermissionSetAssignment",
    "0Pa",
    [
      f.id("PermissionSetAssignment ID"),
      owned("PermissionSetId", "PermissionSet ID", "PermissionSet", "Assignments"),
      owned("AssigneeId", "Assignee ID", "User", "PermissionSetAssignments"),
      f.dateTime("SystemModstamp", "Date Assigned", { readOnly: true, required: true }),
      f.checkbox("IsActive", "Is Active", { readOnly: true }),
    ],
    { ...setupOnly, createable: true, updateable: true, deletable: true, label: "Permission Set Assignment" },
  ),
  object(
    "ObjectPermissions",
    "110",
    [
      f.id("ObjectPermissions ID"),
      owned("ParentId", "Parent ID", "PermissionSet", "ObjectPerms"),
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
      owned("ParentId", "Parent ID", "PermissionSet", "FieldPerms"),
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
  object(
    "UserLicense",
    "100",
    [
      f.id("User License ID"),
      f.text("LicenseDefinitionKey", "License Def. ID", 40, { readOnly: true, required: true }),
      named(),
      f.text("MasterLabel", "Master Label", 40, { readOnly: true, required: true }),
      f.integer("TotalLicenses", "Total Licenses", { readOnly: true }),
      f.integer("UsedLicenses", "Used Licenses", { readOnly: true }),
      f.dateTime("SystemModstamp", "System Modstamp", { readOnly: true, required: true }),
    ],
    { ...setupOnly, label: "User License" },
  ),
  object(
    "Group",
    "00G",
    [
      f.id("Group ID"),
      named(40),
      f.text("DeveloperName", "Developer Name", 80),
      f.picklist("Type", "Type", ["Regular=Public Group", "Queue", "Role", "Organization"], {
        length: 40,
        required: true,
      }),
      f.email("Email", "Email", { length: 255, permissionable: false, idLookup: false }),
      ...f.audit(),
    ],
    setupOnly,
  ),
  object(
    "RecordType",
    "012",
    [
      f.id("Record Type ID"),
      named(),
      f.text("DeveloperName", "Record Type Name", 80, { required: true }),
      f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
      f.textArea("Description", "Description"),
      f.text("SobjectType", "SObject Type Name", 40, { required: true }),
      f.checkbox("IsActive", "Active"),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Record Type" },
  ),
  share("Account", "00r", ["OpportunityAccessLevel", "ContactAccessLevel", "CaseAccessLevel"]),
  share("Opportunity", "00t"),
  share("Lead", "01o"),
  share("Contact", "03s"),
];

/** Rows that open one record to a user or group beyond the org-wide default. */
function share(of: string, keyPrefix: string, further: string[] = []) {
  const levels = ["None=Private", "Read=Read Only", "Edit=Read/Write", "All=Owner"];
  const level = (name: string) => f.picklist(name, spaced(name), levels, { length: 40, required: true });
  const causes = ["Owner", "Manual=Manual Sharing", "Rule=Sharing Rule", "Team=Sales Team", "ImplicitChild"];
  return object(
    `${of}Share`,
    keyPrefix,
    [
      f.id(`${of} Share ID`),
      f.lookup(`${of}Id`, `${of} ID`, of, {
        required: true,
        updateable: false,
        child: { name: "Shares", cascadeDelete: true },
      }),
      f.lookup("UserOrGroupId", "User/Group ID", ["Group", "User"], { required: true, updateable: false }),
      level(`${of}AccessLevel`),
      ...further.map(level),
      f.picklist("RowCause", "Row Cause", causes, {
        length: 40,
        restrictedPicklist: true,
        updateable: false,
      }),
      f.dateTime("LastModifiedDate", "Last Modified Date", { readOnly: true, required: true }),
      f.systemLookup("LastModifiedById", "Last Modified By ID", "User", { required: true }),
      f.isDeleted(),
    ],
    {
      searchable: false,
      label: `${of} Share`,
      labelPlural: `${of} Share`,
      describe: { ...setupOnly.describe },
    },
  );
}
