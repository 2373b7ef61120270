import { contactFieldsOf, fieldsRequiredByOrg, hasCountryPicklist } from "../../form/contactFields.ts";
import { externalIdField } from "../../describe/externalIdField.ts";
import { fieldOf, type FieldDescribe, type ObjectDescribe } from "../../salesforce/describeTypes.ts";
import { failed, passed, warning, type Check } from "./check.ts";
import type { Describes } from "./readEvidence.ts";

/** Permissions are given in Setup, by profile or by a permission set that the org makes: Crosswalk's own grant none on standard objects. */
const whereObjects = "in Setup, under Permission Sets (or Profiles), Object Settings";

/** What a rep does with each object, and the permission it takes. */
const objects: {
  name: keyof Describes;
  label: string;
  needs: "create" | "read";
  isNeeded: boolean;
  why: string;
}[] = [
  { name: "Contact", label: "Contact", needs: "create", isNeeded: true, why: "to add leads to the CRM" },
  {
    name: "OpportunityContactRole",
    label: "Opportunity Contact Role",
    needs: "create",
    isNeeded: false,
    why: "to give a contact a role on an opportunity; it comes with Edit on Opportunity",
  },
  {
    name: "Account",
    label: "Account",
    needs: "read",
    isNeeded: true,
    why: "to choose the contact's account",
  },
  {
    name: "Opportunity",
    label: "Opportunity",
    needs: "read",
    isNeeded: false,
    why: "to choose an opportunity",
  },
  {
    name: "Lead",
    label: "Lead",
    needs: "read",
    isNeeded: false,
    why: "to find people who are Salesforce Leads already",
  },
];

/** Object permissions of the user who asks. */
export function checkObjects(describes: Describes): Check[] {
  return objects.map(({ name, label, needs, isNeeded, why }) => {
    const permission = needs === "create" ? "Create" : "Read";
    const subject = { id: `object:${name}`, title: `${permission} on ${label}` };
    const describe = describes[name];
    if (describe && (needs === "create" ? describe.createable : describe.queryable)) {
      return passed(subject, `You have ${permission} on ${label}.`);
    }
    const detail = `You have no ${permission} on ${label}, which it takes ${why}.`;
    const remedy = `Give ${permission} on ${label} ${whereObjects}.`;
    return isNeeded ? failed(subject, detail, remedy) : warning(subject, detail, remedy);
  });
}

const roleFields = [
  { name: "OpportunityId", isNeeded: false },
  { name: "Role", isNeeded: false },
  { name: "IsPrimary", isNeeded: false },
];

/** Field-level security of the user who asks, for each field that Crosswalk writes. */
export function checkFields({ Contact, OpportunityContactRole }: Describes): Check[] {
  return [
    ...contactFieldsOf(Contact).map(({ name, required }) =>
      checkField("Contact", Contact, { name, isNeeded: required }),
    ),
    ...roleFields.map((field) => checkField("OpportunityContactRole", OpportunityContactRole, field)),
  ];
}

function checkField(
  object: string,
  describe: ObjectDescribe | null,
  { name, isNeeded }: { name: string; isNeeded: boolean },
): Check {
  const field = describe ? fieldOf(describe, name) : undefined;
  const subject = { id: `field:${object}.${name}`, title: `Edit on ${object}.${name}` };
  if (field?.createable) return passed(subject, `You may edit ${field.label} (${object}.${name}).`);
  const detail = field ? `${field.label} is read-only for you.` : `${object}.${name} is hidden from you.`;
  const remedy = `Give edit access in Setup, under Object Manager, ${object}, Fields & Relationships, ${name}, Set Field-Level Security.`;
  return isNeeded ? failed(subject, detail, remedy) : warning(subject, detail, remedy);
}

/** The package's own field, by which a lead is told from all others. */
export function checkExternalId({ Contact }: Describes): Check {
  const subject = { id: "external-id", title: "Crosswalk's field on Contact" };
  const field = Contact && externalIdField({ contact: Contact });
  return field
    ? passed(subject, `${field.name} marks the contacts that come from leads.`)
    : warning(
        subject,
        "The field Crosswalk_Lead__c is missing or not editable for you. Contacts are created all the same, but colleagues' links are not found by it.",
        "Install the Crosswalk package, and assign the permission set Crosswalk Rep.",
      );
}

/** Fields that the org demands on each contact and Crosswalk does not know: they show in the form. */
export function checkRequiredFields({ Contact }: Describes): Check {
  const subject = { id: "required-fields", title: "Further required fields on Contact" };
  const demanded = Contact ? fieldsRequiredByOrg(Contact) : [];
  const locked = demanded.filter((field) => !field.createable);
  if (locked.length > 0) {
    return failed(
      subject,
      `The org requires ${labels(locked)}, which you may not edit: every save would fail.`,
      "Give edit access in Setup, under Object Manager, Contact, Fields & Relationships, Set Field-Level Security.",
    );
  }
  return demanded.length > 0
    ? passed(subject, `The form asks for ${labels(demanded)} as well, because the org requires it.`)
    : passed(subject, "The org requires nothing beyond Crosswalk's own fields.");
}

function labels(fields: FieldDescribe[]): string {
  return fields.map((field) => `${field.label} (${field.name})`).join(", ");
}

/** Which kind of country the form offers. */
export function checkCountryPicklists({ Contact }: Describes): Check {
  const subject = { id: "country-picklists", title: "State and Country/Territory Picklists" };
  return Contact && hasCountryPicklist(Contact)
    ? passed(subject, "On: the country is chosen from the org's own list.")
    : passed(subject, "Off: the country is written as text.");
}
