import { text } from "../schema/fields.ts";
import type { FieldDefinition } from "../types.ts";

/** What an installed Crosswalk package adds to an org's objects and permissions. */
export const installedPackage: {
  fields: Record<string, FieldDefinition[]>;
  customPermissions: { name: string; label: string }[];
  apexClasses: string[];
  permissionSets: {
    name: string;
    label: string;
    customPermissions: string[];
    apexClasses: string[];
    editableFields: string[];
  }[];
} = {
  fields: {
    Contact: [
      text("Crosswalk_Lead__c", "Crosswalk Lead", 64, {
        custom: true,
        unique: true,
        externalId: true,
        idLookup: true,
        describe: { caseSensitive: true },
      }),
    ],
  },
  customPermissions: [{ name: "Crosswalk_Admin", label: "Crosswalk Admin" }],
  apexClasses: ["CrosswalkAccess"],
  permissionSets: [
    {
      name: "Crosswalk_Rep",
      label: "Crosswalk Rep",
      customPermissions: [],
      apexClasses: ["CrosswalkAccess"],
      editableFields: ["Contact.Crosswalk_Lead__c"],
    },
    {
      name: "Crosswalk_Admin",
      label: "Crosswalk Admin",
      customPermissions: ["Crosswalk_Admin"],
      apexClasses: ["CrosswalkAccess"],
      editableFields: ["Contact.Crosswalk_Lead__c"],
    },
  ],
};
