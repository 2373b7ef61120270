import { text } from "../schema/fields.ts";
import type { FieldDefinition } from "../types.ts";

const externalLeadId = () =>
  text("Crosswalk_Lead__c", "Crosswalk Lead", 64, {
    custom: true,
    unique: true,
    externalId: true,
    idLookup: true,
    describe: { caseSensitive: true },
  });

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
    /** Rights by object, in the letters of `seedProfiles`. */
    objects: Record<string, string>;
    editableFields: string[];
  }[];
} = {
  fields: {
    Contact: [externalLeadId()],
    Lead: [externalLeadId()],
  },
  customPermissions: [{ name: "Crosswalk_Admin", label: "Crosswalk Admin" }],
  apexClasses: ["CrosswalkAccess"],
  permissionSets: [
    {
      name: "Crosswalk_Rep",
      label: "Crosswalk Rep",
      customPermissions: [],
      apexClasses: ["CrosswalkAccess"],
      objects: { Lead: "CR" },
      editableFields: ["Contact.Crosswalk_Lead__c", "Lead.Crosswalk_Lead__c"],
    },
    {
      name: "Crosswalk_Admin",
      label: "Crosswalk Admin",
      customPermissions: ["Crosswalk_Admin"],
      apexClasses: ["CrosswalkAccess"],
      objects: {},
      editableFields: ["Contact.Crosswalk_Lead__c", "Lead.Crosswalk_Lead__c"],
    },
  ],
};
