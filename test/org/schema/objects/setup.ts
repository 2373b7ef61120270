import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";
import { systemPermissionFields } from "./systemPermissions.ts";

const named = (length = 80) => f.text("Name", "Name", length, { required: true, nameField: true });

/** Setup's data about users beside permissions, and record types. */
export const setupObjects = () => [
  object(
    "Profile",
    "00e",
    [
      f.id("Profile ID"),
      named(255),
      ...systemPermissionFields(),
      f.lookup("UserLicenseId", "User License ID", "UserLicense"),
      f.picklist("UserType", "User Type", ["Standard"], { length: 40, readOnly: true }),
      ...f.audit(),
      f.textArea("Description", "Description"),
    ],
    { ...setupOnly, apis: bothApis },
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
      apis: bothApis,
      label: "Role",
      labelPlural: "Role",
      describe: { ...setupOnly.describe, compactLayoutable: true, replicateable: true },
    },
  ),
  // Object Reference, UserLogin. Its fields are read only here: the control plane freezes users.
  object(
    "UserLogin",
    "0Yw",
    [
      f.id("User Login ID"),
      f.systemLookup("UserId", "User ID", "User", { child: { name: null } }),
      f.checkbox("IsFrozen", "Frozen", { readOnly: true }),
      f.checkbox("IsPasswordLocked", "Password Locked", { readOnly: true }),
      f.dateTime("LastModifiedDate", "Last Modified Date", { readOnly: true, required: true }),
      f.systemLookup("LastModifiedById", "Last Modified By ID", "User", { required: true }),
    ],
    { ...setupOnly, derived: true, updateable: true, label: "User Login", labelPlural: "User Login" },
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
    "RecordType",
    "012",
    [
      f.id("Record Type ID"),
      named(),
      f.text("DeveloperName", "Record Type Name", 80, { required: true }),
      f.text("NamespacePrefix", "Namespace Prefix", 15, { readOnly: true }),
      f.textArea("Description", "Description"),
      f.text("BusinessProcessId", "Business Process ID", 18),
      f.text("SobjectType", "SObject Type Name", 40, { required: true }),
      f.checkbox("IsActive", "Active"),
      ...f.audit(),
    ],
    { ...setupOnly, label: "Record Type", apis: bothApis },
  ),
];
