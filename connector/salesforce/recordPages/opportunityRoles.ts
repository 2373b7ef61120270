import type { AccountRow } from "../accountSummary.ts";
import { readableFields, type ObjectDescribe } from "../describeTypes.ts";
import { toFoundAccount, type FoundAccount } from "../accounts.ts";
import { soqlText } from "../soql.ts";
import type { AccountFamily } from "./accountFamily.ts";

/** What a user may read, null for an object they do not see. */
interface Objects {
  account: ObjectDescribe | null;
  contact: ObjectDescribe;
  opportunity: ObjectDescribe | null;
  role: ObjectDescribe | null;
}

export interface FilledRole {
  contactId: string;
  /** Null where the user does not see the contact. */
  name: string | null;
  title: string | null;
  /** Empty where it has none. */
  role: string;
  isPrimary: boolean;
}

export interface OpportunityOfPage {
  id: string;
  name: string;
  isClosed: boolean;
  isWon: boolean;
  /** Null where it has none, or the user does not see which. */
  family: AccountFamily | null;
}

export interface OpportunityPageRow {
  Id: string;
  Name?: string;
  AccountId?: string | null;
  Account?: (AccountRow & { Parent?: AccountRow | null; IsPersonAccount?: boolean }) | null;
  IsClosed?: boolean;
  IsWon?: boolean;
  ContactId?: string;
  Contact?: { Name?: string | null; Title?: string | null } | null;
  Role?: string | null;
  IsPrimary?: boolean;
}

const rolesMax = 200;

/**
 * Asks for an opportunity with its account, and for the contacts that have a role on it. Without describes,
 * for the fields of any org.
 */
export function selectBuyingGroup(known: Objects | null, opportunityId: string): string[] {
  const id = soqlText(opportunityId);
  const hasAccount = known === null || readable(known.opportunity, ["AccountId"]).length > 0;
  const fields = [
    "Id",
    "Name",
    "IsClosed",
    "IsWon",
    ...(hasAccount ? ["AccountId", ...accountFields(known).map((name) => `Account.${name}`)] : []),
  ];
  const ofRole = known === null ? ["Role", "IsPrimary"] : readable(known.role, ["Role", "IsPrimary"]);
  const ofContact = known === null ? ["Title"] : readableFields(known.contact, ["Title"]);
  const roleFields = [
    "Id",
    "ContactId",
    ...ofRole,
    "Contact.Name",
    ...ofContact.map((name) => `Contact.${name}`),
  ];
  return [
    `SELECT ${fields.join(", ")} FROM Opportunity WHERE Id = ${id}`,
    `SELECT ${roleFields.join(", ")} FROM OpportunityContactRole WHERE OpportunityId = ${id} ORDER BY CreatedDate LIMIT ${rolesMax}`,
  ];
}

const readable = (describe: ObjectDescribe | null, names: string[]): string[] =>
  describe === null ? [] : readableFields(describe, names);

function accountFields(known: Objects | null): string[] {
  const usual = ["Website", "BillingCountry", "ParentId"];
  if (known === null) return ["Name", ...usual, "Parent.Name", "Parent.Website"];
  if (!known.account?.queryable) return ["Name"];
  const own = readableFields(known.account, [...usual, "IsPersonAccount"]);
  const ofParent = own.includes("ParentId") ? ["Name", ...own.filter((name) => name === "Website")] : [];
  return ["Name", ...own, ...ofParent.map((name) => `Parent.${name}`)];
}

/** Finds the opportunity if its account is a person. Orgs without such accounts refuse it. */
export const selectOfPerson = (opportunityId: string): string =>
  `SELECT Id FROM Opportunity WHERE Id = ${soqlText(opportunityId)} AND Account.IsPersonAccount = true`;

export function toOpportunity(row: OpportunityPageRow): OpportunityOfPage {
  const { Id: id, Name: name = "", AccountId: accountId, Account: account } = row;
  return {
    ...{ id, name, isClosed: row.IsClosed ?? false, isWon: row.IsWon ?? false },
    family: accountId && account ? familyOf(accountId, account) : null,
  };
}

/** The accounts below are not asked for here. */
function familyOf(id: string, row: NonNullable<OpportunityPageRow["Account"]>): AccountFamily {
  const account: FoundAccount = { ...toFoundAccount(row), id };
  const { ParentId: parentId, Parent: parent } = row;
  return {
    account,
    isPerson: row.IsPersonAccount ?? false,
    parent: parentId && parent ? { ...toFoundAccount(parent), id: parentId } : null,
    children: [],
  };
}

export function toFilledRole(row: OpportunityPageRow): FilledRole {
  return {
    contactId: row.ContactId ?? "",
    name: row.Contact?.Name ?? null,
    title: row.Contact?.Title ?? null,
    role: row.Role ?? "",
    isPrimary: row.IsPrimary ?? false,
  };
}
