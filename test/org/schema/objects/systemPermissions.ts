import * as f from "../fields.ts";
import { spaced } from "./object.ts";
import type { FieldDefinition } from "../../types.ts";

/** The system permissions that this org knows, in PermissionSet and Profile as `Permissions…` checkboxes. */
const systemPermissions = [
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

export const systemPermissionFields = (): FieldDefinition[] =>
  systemPermissions.map((name) => f.checkbox(`Permissions${name}`, spaced(name), { required: true }));
