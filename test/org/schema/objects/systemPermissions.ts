import * as f from "../fields.ts";
import { spaced } from "./object.ts";
import type { FieldDefinition } from "../../types.ts";

/** The org's system permissions, as `Permissions…` checkboxes of PermissionSet and Profile. */
const systemPermissions = [
  "AllowViewEditConvertedLeads",
  "ApiEnabled",
  "ApiUserOnly",
  "AuthorApex",
  "BulkApiHardDelete",
  "CustomizeApplication",
  "EditPublicFilters",
  "EditReadonlyFields",
  "ExternalClientAppAdmin",
  "ExternalClientAppDeveloper",
  "ExternalClientAppViewer",
  "ManageUsers",
  "ModifyAllData",
  "TransferAnyEntity",
  "UseAnyApiClient",
  "ViewAllData",
  "ViewAllUsers",
  "ViewClientSecret",
  "ViewSetup",
] as const;

export const systemPermissionFields = (): FieldDefinition[] =>
  systemPermissions.map((name) => f.checkbox(`Permissions${name}`, spaced(name), { required: true }));
