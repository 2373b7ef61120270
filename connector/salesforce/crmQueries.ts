import { leadIdField, profileFields } from "./packageAccess.ts";
import { fieldOf, readableFields, takeLike, type ObjectDescribe } from "./describeTypes.ts";

/** Contact, Lead and Account as the user sees them; null for an object they do not see. */
export interface CrmObjects {
  account: ObjectDescribe | null;
  contact: ObjectDescribe | null;
  salesforceLead: ObjectDescribe | null;
  /** The field of Contact that an admin has chosen for profile addresses. */
  chosenProfileField?: string | null;
}

/** The start of a query for the fields that toCrmRecord reads, without those hidden from the user. */
export interface CrmQuery {
  object: "Contact" | "Lead";
  fields: string[];
  select: string;
  externalIdField: string | null;
  /** The org's own fields for LinkedIn profiles. */
  profileFields: string[];
}

const contactFields = [
  "Title",
  "Email",
  "Phone",
  "MobilePhone",
  "MailingCity",
  "MailingCountry",
  "AccountId",
  "IsPersonAccount",
  "LastActivityDate",
];
const leadFields = [
  "Title",
  "Company",
  "Website",
  "Email",
  "Phone",
  "MobilePhone",
  "City",
  "Country",
  "LastActivityDate",
];

/** A query for each of the two objects that the user may read. */
export function crmQueries({ account, contact, salesforceLead, chosenProfileField }: CrmObjects): CrmQuery[] {
  const queries: CrmQuery[] = [];
  if (contact?.queryable) {
    const externalIdField = leadIdField(contact)?.name ?? null;
    const fields = ["Id", "FirstName", "LastName", ...readableFields(contact, contactFields)];
    if (fieldOf(contact, "AccountId") && account?.queryable)
      fields.push(...readableFields(account, ["Name", "Website"]).map((name) => `Account.${name}`));
    fields.push(...ownerOf(contact));
    if (externalIdField) fields.push(externalIdField);
    const profiles = profileFields(contact, chosenProfileField);
    fields.push(...profiles);
    queries.push({
      object: "Contact",
      fields,
      externalIdField,
      profileFields: profiles,
      select: `SELECT ${fields.join(",")} FROM Contact`,
    });
  }
  if (salesforceLead?.queryable) {
    const profiles = profileFields(salesforceLead);
    const fields = [
      "Id",
      "FirstName",
      "LastName",
      ...readableFields(salesforceLead, leadFields),
      ...ownerOf(salesforceLead),
      ...profiles,
    ];
    queries.push({
      object: "Lead",
      fields,
      externalIdField: null,
      profileFields: profiles,
      select: `SELECT ${fields.join(",")} FROM Lead`,
    });
  }
  return queries;
}

const ownerOf = (describe: ObjectDescribe): string[] =>
  readableFields(describe, ["OwnerId"]).map(() => "Owner.Name");

/** The describe from which a query was made. */
export function describeOf(
  { contact, salesforceLead }: CrmObjects,
  { object }: CrmQuery,
): ObjectDescribe | null {
  return object === "Contact" ? contact : salesforceLead;
}

/** Whether no condition can compare beginnings of the object's names, because the org encrypts them. */
export function areNamesEncrypted(objects: CrmObjects, query: CrmQuery): boolean {
  const describe = describeOf(objects, query);
  return describe !== null && !takeLike(describe, "FirstName", "LastName");
}

/**
 * The full query for a condition. Converted Salesforce Leads are left out, because they continue as contacts.
 */
export function selectWhere({ object, select }: CrmQuery, where: string): string {
  return `${select} WHERE ${object === "Lead" ? "IsConverted = false AND " : ""}(${where})`;
}
