import BetterSqlite from "better-sqlite3";
import type { RunningOrg } from "@crosswalk/practice-org";

export interface Person {
  FirstName: string;
  LastName: string;
}

export interface LedgerRow {
  id: string;
  user_id: string;
  lead_id: string;
  batch_id: string | null;
  state: string;
  opportunity_id: string | null;
  contact_id: string | null;
  opportunity_contact_role_id: string | null;
}

export interface BatchRow {
  batch_id: string;
  lead_id: string;
  state: string;
  contact_id: string | null;
  problem: string | null;
}

export interface ContactRow {
  Id: string;
  FirstName: string;
  LastName: string;
  /** Ids of its roles on opportunities. */
  roles: string[];
}

/** What the connectors' database says of some leads. */
export function readConnectorSide(databaseFile: string, leadIds: string[]) {
  const database = new BetterSqlite(databaseFile, { readonly: true, timeout: 10_000 });
  try {
    const ofLeads = <T>(sql: string) =>
      database
        .prepare<[string], T>(`${sql} IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(leadIds));
    return {
      people: new Map(
        ofLeads<Person & { id: string }>(
          "SELECT id, first_name AS FirstName, last_name AS LastName FROM leads WHERE id",
        ).map(({ id, ...person }): [string, Person] => [id, person]),
      ),
      ledger: ofLeads<LedgerRow>("SELECT * FROM creations WHERE lead_id"),
      batchRows: ofLeads<BatchRow>("SELECT * FROM batch_rows WHERE lead_id"),
      links: new Map(
        ofLeads<{ lead_id: string; record_id: string }>("SELECT * FROM lead_links WHERE lead_id").map(
          (link): [string, string] => [link.lead_id, link.record_id],
        ),
      ),
    };
  } finally {
    database.close();
  }
}

/** What the org itself holds of people of one surname. */
export function readOrgSide({ org }: RunningOrg, lastName: string): ContactRow[] {
  const contacts = org.db
    .prepare("SELECT Id, FirstName, LastName FROM Contact WHERE LastName = ? AND IsDeleted = 0")
    .all(lastName) as Omit<ContactRow, "roles">[];
  const roles = org.db.prepare("SELECT Id FROM OpportunityContactRole WHERE ContactId = ? AND IsDeleted = 0");
  return contacts.map((contact) => ({
    ...contact,
    roles: (roles.all(contact.Id) as { Id: string }[]).map(({ Id }) => Id),
  }));
}
