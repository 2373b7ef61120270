import { bothApis } from "../isServedBy.ts";
import * as f from "../fields.ts";
import { addressFields } from "../addressFields.ts";
import { object } from "./object.ts";
import type { FieldDefinition } from "../../types.ts";

const kept = { readOnly: true };
const preference = (name: string, label: string) => f.checkbox(`Preferences${name}`, label);
const access = (name: string) =>
  f.picklist(
    `Default${name}Access`,
    `Default ${name} Access`,
    [
      "None=Private",
      "Read=Public Read Only",
      "Edit=Public Read/Write",
      "ReadEditTransfer=Public Read/Write/Transfer",
      "ControlledByParent=Controlled By Parent",
      "All=Public Full Access",
      "ReadSelect=Use",
      "HideDetailsInsert=Hide Details and Add Events",
    ],
    { ...kept, length: 40, restrictedPicklist: true },
  );

export const organization = () => {
  const fields: FieldDefinition[] = [
    f.id("Organization ID"),
    f.text("Name", "Name", 80, { ...kept, required: true, nameField: true }),
    f.text("Division", "Division", 80),
    ...addressFields(""),
    f.phone("Phone", "Phone"),
    f.phone("Fax", "Fax"),
    f.text("PrimaryContact", "Primary Contact", 80),
    f.picklist(
      "DefaultLocaleSidKey",
      "Locale",
      ["*en_US=English (United States)", "en_GB", "de_DE", "fr_FR"],
      {
        required: true,
        length: 40,
        restrictedPicklist: true,
      },
    ),
    f.picklist(
      "TimeZoneSidKey",
      "Time Zone",
      ["America/Los_Angeles", "Europe/Berlin", "Europe/London", "GMT"],
      {
        length: 40,
        restrictedPicklist: true,
      },
    ),
    f.picklist(
      "LanguageLocaleKey",
      "Language",
      ["*en_US=English", "de=German", "es=Spanish", "fr=French", "ja=Japanese"],
      {
        required: true,
        length: 40,
        restrictedPicklist: true,
      },
    ),
    f.checkbox("ReceivesInfoEmails", "Info Emails"),
    f.checkbox("ReceivesAdminInfoEmails", "Info Emails Admin"),
    preference("RequireOpportunityProducts", "RequireOpportunityProducts"),
    preference("TransactionSecurityPolicy", "TransactionSecurityPolicy"),
    preference("TerminateOldestSession", "TerminateOldestSession"),
    preference("ConsentManagementEnabled", "ConsentManagementEnabled"),
    preference("AutoSelectIndividualOnMerge", "AutoSelectIndividualOnMerge"),
    preference("LightningLoginEnabled", "LightningLoginEnabled"),
    preference("OnlyLLPermUserAllowed", "OnlyLLPermUserAllowed"),
    f.integer("FiscalYearStartMonth", "Fiscal Year Starts In", kept),
    f.checkbox("UsesStartDateAsFiscalYearName", "Fiscal Year Name by Start"),
    ...["Account", "Contact", "Opportunity", "Lead", "Case", "Calendar", "Pricebook", "Campaign"].map(access),
    f.url("DelegatedAuthenticationServiceUrl", "Delegated Gateway URL", kept),
    f.dateTime("SystemModstamp", "System Modstamp", { ...kept, required: true, defaultedOnCreate: true }),
    f.email("ComplianceBccEmail", "Compliance BCC Email", { ...kept, idLookup: false }),
    f.picklist("UiSkin", "UI Skin", ["Theme1", "Theme2", "Theme3"], { length: 40, restrictedPicklist: true }),
    f.text("SignupCountryIsoCode", "Signup Country", 2, kept),
    f.dateTime("TrialExpirationDate", "Trial Expiration Date", kept),
    f.integer("NumKnowledgeService", "Knowledge Licenses", kept),
    f.picklist(
      "OrganizationType",
      "Edition",
      [
        "Team Edition",
        "Professional Edition",
        "Enterprise Edition",
        "Developer Edition",
        "Unlimited Edition",
      ],
      { ...kept, length: 40, restrictedPicklist: true },
    ),
    f.text("NamespacePrefix", "Namespace Prefix", 15, kept),
    f.text("InstanceName", "Instance Name", 5, kept),
    f.checkbox("IsSandbox", "Is Sandbox", kept),
    f.picklist("WebToCaseDefaultOrigin", "Web to Cases Default Origin", ["Web", "Phone", "Email"], {
      length: 40,
    }),
    f.integer("MonthlyPageViewsUsed", "Monthly Page Views Used", kept),
    f.integer("MonthlyPageViewsEntitlement", "Monthly Page Views Allowed", kept),
    f.checkbox("IsReadOnly", "Is Read Only", kept),
    ...f.audit().filter((each) => each.name !== "SystemModstamp"),
  ];
  return object("Organization", "00D", fields, {
    apis: bothApis,
    createable: false,
    deletable: false,
    searchable: false,
    describe: {
      compactLayoutable: false,
      feedEnabled: false,
      layoutable: false,
      mergeable: false,
      mruEnabled: false,
      searchLayoutable: false,
      triggerable: false,
      undeletable: false,
    },
  });
};
