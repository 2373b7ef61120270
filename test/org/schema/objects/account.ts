import { addressFields } from "../addressFields.ts";
import * as f from "../fields.ts";
import { cleanStatuses, industries, leadSources, ratings } from "../picklists.ts";
import { object } from "./object.ts";

const types = [
  "Prospect",
  "Customer - Direct",
  "Customer - Channel",
  "Channel Partner / Reseller",
  "Installation Partner",
  "Technology Partner",
  "Other",
];
const portal = { readOnly: true, updateable: true };
const channel = { readOnly: true, filterable: false, sortable: false };

export const account = () =>
  object(
    "Account",
    "001",
    [
      f.id("Account ID"),
      f.isDeleted(),
      f.systemLookup("MasterRecordId", "Master Record ID", "Account"),
      f.text("Name", "Account Name", 255, {
        required: true,
        nameField: true,
        compoundFieldName: "Name",
        extraTypeInfo: "switchablepersonname",
      }),
      f.picklist("Type", "Account Type", types, { length: 40 }),
      f.lookup("RecordTypeId", "Record Type ID", "RecordType", { permissionable: false, describe: {} }),
      f.lookup("ParentId", "Parent Account ID", "Account", { child: { name: "ChildAccounts" } }),
      ...addressFields("Billing"),
      ...addressFields("Shipping"),
      f.phone("Phone", "Account Phone"),
      f.phone("Fax", "Account Fax"),
      f.text("AccountNumber", "Account Number", 40),
      f.url("Website", "Website"),
      f.url("PhotoUrl", "Photo URL", { readOnly: true, extraTypeInfo: "imageurl" }),
      f.text("Sic", "SIC Code", 20),
      f.picklist("Industry", "Industry", industries, { length: 40 }),
      f.currency("AnnualRevenue", "Annual Revenue", 0),
      f.integer("NumberOfEmployees", "Employees"),
      f.picklist("Ownership", "Ownership", ["Public", "Private", "Subsidiary", "Other"], { length: 40 }),
      f.text("TickerSymbol", "Ticker Symbol", 20),
      f.longText("Description", "Account Description"),
      f.picklist("Rating", "Account Rating", ratings, { length: 40 }),
      f.text("Site", "Account Site", 80),
      f.owner(),
      ...f.audit(),
      f.date("LastActivityDate", "Last Activity", { readOnly: true }),
      ...f.viewed(),
      f.checkbox("IsPartner", "Partner Account", portal),
      f.checkbox("IsCustomerPortal", "Customer Portal Account", portal),
      f.text("ChannelProgramName", "Channel Program Name", 255, channel),
      f.text("ChannelProgramLevelName", "Channel Program Level Name", 255, channel),
      f.text("Jigsaw", "Data.com Key", 20),
      f.text("JigsawCompanyId", "Jigsaw Company ID", 20, {
        readOnly: true,
        relationshipName: "JigsawCompany",
      }),
      f.picklist("CleanStatus", "Clean Status", cleanStatuses, { length: 40, restrictedPicklist: true }),
      f.picklist("AccountSource", "Account Source", leadSources, { length: 40 }),
      f.text("DunsNumber", "D-U-N-S Number", 9),
      f.text("Tradestyle", "Tradestyle", 255),
      f.text("NaicsCode", "NAICS Code", 8),
      f.text("NaicsDesc", "NAICS Description", 120),
      f.text("YearStarted", "Year Started", 4),
      f.text("SicDesc", "SIC Description", 80),
      f.lookup("DandbCompanyId", "D&B Company ID", "DandBCompany"),
      f.lookup("OperatingHoursId", "Operating Hour ID", "OperatingHours"),
    ],
    { labelPlural: "Accounts" },
  );
