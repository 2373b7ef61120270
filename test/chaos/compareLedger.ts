import BetterSqlite from "better-sqlite3";
import type { RunningOrg } from "../org/server.ts";

interface LedgerRow {
  id: string;
  lead_id: string;
  state: string;
  contact_id: string | null;
  opportunity_contact_role_id: string | null;
}

interface ContactRow {
  Id: string;
  Crosswalk_Lead__c: string | null;
  LastName: string;
}

/** Where the org and the connector's ledger disagree, one sentence each, for the contacts of one list. */
export function compareLedger(
  org: RunningOrg,
  databaseFile: string,
  lastName: string,
  leadIds: string[],
): string[] {
  const contacts = org.org.db
    .prepare("SELECT Id, Crosswalk_Lead__c, LastName FROM Contact WHERE LastName = ? AND IsDeleted = 0")
    .all(lastName) as ContactRow[];
  const roles = org.org.db
    .prepare(
      "SELECT ContactId, count(*) AS count FROM OpportunityContactRole WHERE IsDeleted = 0 GROUP BY ContactId",
    )
    .all() as { ContactId: string; count: number }[];
  const ledger = readLedger(databaseFile, leadIds);
  return [
    ...duplicates(contacts),
    ...unknownToLedger(contacts, ledger),
    ...missingFromOrg(contacts, ledger),
    ...withoutRole(contacts, new Map(roles.map((row) => [row.ContactId, row.count]))),
    ...unsettled(ledger),
  ];
}

function readLedger(databaseFile: string, leadIds: string[]): LedgerRow[] {
  const database = new BetterSqlite(databaseFile, { readonly: true });
  try {
    const wanted = new Set(leadIds);
    const rows = database.prepare("SELECT * FROM creations").all() as LedgerRow[];
    return rows.filter((row) => wanted.has(row.lead_id));
  } finally {
    database.close();
  }
}

function duplicates(contacts: ContactRow[]): string[] {
  const byLead = Map.groupBy(contacts, (contact) => contact.Crosswalk_Lead__c ?? contact.Id);
  return [...byLead.values()]
    .filter((same) => same.length > 1)
    .map((same) => `one lead has ${same.length} contacts: ${same.map(({ Id }) => Id).join(", ")}`);
}

function unknownToLedger(contacts: ContactRow[], ledger: LedgerRow[]): string[] {
  const known = new Set(ledger.filter(({ state }) => state === "created").map((row) => row.contact_id));
  return contacts
    .filter(({ Id }) => !known.has(Id))
    .map(({ Id }) => `contact ${Id} is unknown to the ledger`);
}

function missingFromOrg(contacts: ContactRow[], ledger: LedgerRow[]): string[] {
  const there = new Set(contacts.map(({ Id }) => Id));
  return ledger
    .filter((row) => row.state === "created" && !there.has(row.contact_id ?? ""))
    .map((row) => `the ledger has contact ${String(row.contact_id)} that the org has not`);
}

function withoutRole(contacts: ContactRow[], roles: Map<string, number>): string[] {
  return contacts
    .filter(({ Id }) => roles.get(Id) !== 1)
    .map(({ Id }) => `contact ${Id} has ${roles.get(Id) ?? 0} roles instead of one`);
}

function unsettled(ledger: LedgerRow[]): string[] {
  return ledger
    .filter(({ state }) => !["created", "failed"].includes(state))
    .map(({ id, state }) => `creation ${id} is still ${state}`);
}
