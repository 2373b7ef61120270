/** The fields of a Contact or Salesforce Lead that matching compares. */
export interface CrmRecord {
  /** 18 characters. */
  id: string;
  object: "Contact" | "Lead";
  firstName: string;
  lastName: string;
  title: string | null;
  /** The account's name, or a Salesforce Lead's company. */
  company: string | null;
  accountId: string | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  mobilePhone: string | null;
  city: string | null;
  country: string | null;
  /** The owner's name. */
  owner: string | null;
  /** YYYY-MM-DD */
  lastActivity: string | null;
  /** The package's external id, where Crosswalk created the contact. */
  externalLeadId: string | null;
  /** The values of the org's own fields for LinkedIn profiles, as typed. */
  profileUrls: string[];
}

export interface CrmRow {
  Id: string;
  FirstName?: string | null;
  LastName?: string | null;
  Title?: string | null;
  Company?: string | null;
  AccountId?: string | null;
  Account?: { Name?: string | null; Website?: string | null } | null;
  Website?: string | null;
  Email?: string | null;
  Phone?: string | null;
  MobilePhone?: string | null;
  IsPersonAccount?: boolean;
  MailingCity?: string | null;
  MailingCountry?: string | null;
  City?: string | null;
  Country?: string | null;
  Owner?: { Name?: string | null } | null;
  LastActivityDate?: string | null;
  attributes?: { type?: string };
  [customField: string]: unknown;
}

export function toCrmRecord(
  row: CrmRow,
  {
    object,
    externalIdField,
    profileFields,
  }: { object: "Contact" | "Lead"; externalIdField: string | null; profileFields: string[] },
): CrmRecord {
  const external = externalIdField === null ? null : row[externalIdField];
  return {
    id: row.Id,
    object,
    firstName: row.FirstName ?? "",
    lastName: row.LastName ?? "",
    title: row.Title ?? null,
    // A person account is called as the person is, and is no company.
    company: row.IsPersonAccount ? null : (row.Account?.Name ?? row.Company ?? null),
    accountId: row.AccountId ?? null,
    website: row.Account?.Website ?? row.Website ?? null,
    email: row.Email ?? null,
    phone: row.Phone ?? null,
    mobilePhone: row.MobilePhone ?? null,
    city: row.MailingCity ?? row.City ?? null,
    country: row.MailingCountry ?? row.Country ?? null,
    owner: row.Owner?.Name ?? null,
    lastActivity: row.LastActivityDate ?? null,
    externalLeadId: typeof external === "string" ? external : null,
    profileUrls: profileFields.map((name) => row[name]).filter((value) => typeof value === "string"),
  };
}
