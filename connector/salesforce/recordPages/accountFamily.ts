import type { AccountRow } from "../accountSummary.ts";
import { fieldOf, readableFields, type ObjectDescribe } from "../describeTypes.ts";
import { toFoundAccount, type FoundAccount } from "../foundAccount.ts";
import { soqlText } from "../soql.ts";

/** An account with the one that it belongs to and those that belong to it, as far as the user sees them. */
export interface AccountFamily {
  account: FoundAccount;
  /** Whether it is a person, to whom no contact may belong. */
  isPerson: boolean;
  parent: FoundAccount | null;
  /** The first by name, if there are very many. */
  children: FoundAccount[];
}

export interface FamilyRow extends AccountRow {
  IsPersonAccount?: boolean;
  Parent?: AccountRow | null;
}

const childrenMax = 100;
const usualFields = ["Website", "BillingCountry", "ParentId"];

/** Asks for an account with its parent and children. Without a describe, for the fields of any org. */
export function selectFamily(account: ObjectDescribe | null, accountId: string): string {
  const own = account === null ? usualFields : readableFields(account, [...usualFields, "IsPersonAccount"]);
  const hasParent = own.includes("ParentId");
  const ofParent = own.filter((name) => name === "Website" || name === "BillingCountry");
  const fields = [
    "Id",
    "Name",
    ...own,
    ...(hasParent ? ["Id", "Name", ...ofParent].map((name) => `Parent.${name}`) : []),
  ];
  const id = soqlText(accountId);
  const isMeant = hasParent ? `Id = ${id} OR ParentId = ${id}` : `Id = ${id}`;
  return `SELECT ${fields.join(", ")} FROM Account WHERE ${isMeant} LIMIT ${childrenMax + 1}`;
}

/** Whether only a describe tells if the account is a person: other orgs have no field for it. */
export const mayBePerson = (account: ObjectDescribe | null): boolean =>
  account !== null && fieldOf(account, "IsPersonAccount") !== undefined;

/** Finds the account if it is a person. Orgs without such accounts refuse it. */
export const selectPerson = (accountId: string): string =>
  `SELECT Id FROM Account WHERE Id = ${soqlText(accountId)} AND IsPersonAccount = true`;

/** Null where the account is not among the rows: the user does not see it. */
export function toFamily(rows: readonly FamilyRow[], accountId: string): AccountFamily | null {
  const own = rows.find(({ Id }) => Id === accountId);
  if (!own) return null;
  return {
    account: toFoundAccount(own),
    isPerson: own.IsPersonAccount ?? false,
    parent: own.Parent ? toFoundAccount(own.Parent) : null,
    children: rows.filter(({ Id }) => Id !== accountId).map(toFoundAccount),
  };
}
