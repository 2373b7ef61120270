import { addressFields } from "../addressFields.ts";
import * as f from "../fields.ts";
import { cleanStatuses, industries, leadSources, ratings } from "../picklists.ts";
import { object, setupOnly } from "./object.ts";
import { personName } from "./personName.ts";

/** The status of a lead that was converted. */
export const convertedStatus = "Closed - Converted";

const statuses = ["*Open - Not Contacted", "Working - Contacted", convertedStatus, "Closed - Not Converted"];
const converted = { readOnly: true, describe: { searchPrefilterable: true }, child: { name: null } };

/** Salesforce's Lead object. */
export const lead = () =>
  object("Lead", "00Q", [
    f.id("Lead ID"),
    f.isDeleted(),
    f.systemLookup("MasterRecordId", "Master Record ID", "Lead"),
    ...personName(["Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Mx."]),
    f.text("Title", "Title", 128),
    f.text("Company", "Company", 255, { required: true }),
    ...addressFields(""),
    f.phone("Phone", "Phone"),
    f.phone("MobilePhone", "Mobile Phone"),
    f.phone("Fax", "Fax"),
    f.email("Email", "Email"),
    f.url("Website", "Website"),
    f.url("PhotoUrl", "Photo URL", { readOnly: true, extraTypeInfo: "imageurl" }),
    f.longText("Description", "Description"),
    f.picklist("LeadSource", "Lead Source", leadSources),
    f.picklist("Status", "Status", statuses, {
      required: true,
      defaultedOnCreate: true,
      defaultValue: "Open - Not Contacted",
    }),
    f.picklist("Industry", "Industry", industries),
    f.picklist("Rating", "Rating", ratings),
    f.currency("AnnualRevenue", "Annual Revenue", 0),
    f.integer("NumberOfEmployees", "Employees"),
    f.owner(["Group", "User"]),
    f.checkbox("IsConverted", "Converted", { updateable: false }),
    f.date("ConvertedDate", "Converted Date", { readOnly: true }),
    f.systemLookup("ConvertedAccountId", "Converted Account ID", "Account", converted),
    f.systemLookup("ConvertedContactId", "Converted Contact ID", "Contact", converted),
    f.systemLookup("ConvertedOpportunityId", "Converted Opportunity ID", "Opportunity", converted),
    f.checkbox("IsUnreadByOwner", "Unread By Owner"),
    ...f.audit(),
    f.date("LastActivityDate", "Last Activity", { readOnly: true }),
    ...f.viewed(),
    f.text("Jigsaw", "Data.com Key", 20),
    f.text("JigsawContactId", "Jigsaw Contact ID", 20, { readOnly: true, relationshipName: "JigsawContact" }),
    f.picklist("CleanStatus", "Clean Status", cleanStatuses, { length: 40, restrictedPicklist: true }),
    f.text("CompanyDunsNumber", "Company D-U-N-S Number", 9),
    f.lookup("DandbCompanyId", "D&B Company ID", "DandBCompany"),
    f.text("EmailBouncedReason", "Email Bounced Reason", 255, { createable: false, permissionable: false }),
    f.dateTime("EmailBouncedDate", "Email Bounced Date", { createable: false, permissionable: false }),
    f.lookup("IndividualId", "Individual ID", "Individual", { permissionable: false }),
  ]);

/** What Setup has for leads: assignment rules, and the meaning of each status (Object Reference). */
export const leadSetup = () => [
  object(
    "AssignmentRule",
    "01Q",
    [
      f.id("Rule ID"),
      f.text("Name", "Name", 120, { readOnly: true, nameField: true }),
      f.picklist("SobjectType", "SObject Type", ["Case", "Lead"], {
        length: 40,
        readOnly: true,
        restrictedPicklist: true,
      }),
      f.checkbox("Active", "Active", { readOnly: true }),
      ...f.audit(),
    ],
    { ...setupOnly, derived: true, label: "Assignment Rule" },
  ),
  object(
    "LeadStatus",
    "01J",
    [
      f.id("Lead Status Value ID"),
      f.text("MasterLabel", "Master Label", 255, { readOnly: true, nameField: true }),
      f.text("ApiName", "API Name", 255, { readOnly: true }),
      f.integer("SortOrder", "Sort Order", { readOnly: true }),
      f.checkbox("IsDefault", "Is Default", { readOnly: true }),
      f.checkbox("IsConverted", "Is Converted", { readOnly: true }),
      ...f.audit(),
    ],
    { ...setupOnly, derived: true, label: "Lead Status Value" },
  ),
];
