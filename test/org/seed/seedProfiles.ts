import type { SeedUser } from "./seedUsers.ts";

/** A profile's access to an object by letters: Create, Read, Edit, Delete, View all, Modify all. */
interface SeedProfile {
  name: SeedUser["profile"];
  description: string;
  systemPermissions: string[];
  objects: Record<string, string>;
  /** Fields that the profile may only read. It may edit all others. */
  readOnlyFields: string[];
}

const selling = {
  ...{ Account: "CRED", Contact: "CRED", Lead: "CRED", Opportunity: "CRED" },
  ...{ Campaign: "CRED", Case: "CRE", Task: "CRED" },
};
const everything = {
  ...{ Account: "CREDVM", Contact: "CREDVM", Lead: "CREDVM", Opportunity: "CREDVM" },
  ...{ Campaign: "CREDVM", Case: "CREDVM", Task: "CREDVM" },
};

export const seedProfiles: SeedProfile[] = [
  {
    name: "System Administrator",
    description: "May do everything",
    systemPermissions: [
      "ApiEnabled",
      "AuthorApex",
      "CustomizeApplication",
      "EditPublicFilters",
      "EditReadonlyFields",
      "ExternalClientAppAdmin",
      "ExternalClientAppDeveloper",
      "ExternalClientAppViewer",
      "ManageUsers",
      "ModifyAllData",
      "TransferAnyEntity",
      "ViewAllData",
      "ViewAllUsers",
      "ViewClientSecret",
      "ViewSetup",
    ],
    objects: everything,
    readOnlyFields: [],
  },
  {
    name: "Sales User",
    description: "Sells: creates and edits accounts, contacts, leads and opportunities",
    systemPermissions: ["ApiEnabled", "ViewSetup"],
    objects: selling,
    readOnlyFields: [],
  },
  {
    name: "Sales User Without Titles",
    description: "Sells, but may not change a contact's title",
    systemPermissions: ["ApiEnabled", "ViewSetup"],
    objects: selling,
    readOnlyFields: ["Contact.Title"],
  },
  {
    name: "Read Only",
    description: "Sees what sales sees and changes nothing",
    systemPermissions: ["ApiEnabled", "ViewSetup"],
    objects: { Account: "R", Contact: "R", Lead: "R", Opportunity: "R", Campaign: "R", Case: "R", Task: "R" },
    readOnlyFields: [],
  },
  {
    name: "Sales User Without API",
    description: "Sells, in the browser only: API Enabled is off",
    systemPermissions: ["ViewSetup"],
    objects: selling,
    readOnlyFields: [],
  },
  {
    name: "Integration User",
    description: "Signed in by systems, never by people",
    systemPermissions: ["ApiEnabled", "ApiUserOnly"],
    objects: { Account: "CREDV", Contact: "CREDV", Lead: "CREDV", Opportunity: "CREDV" },
    readOnlyFields: [],
  },
];
