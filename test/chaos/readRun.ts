import type { RunningOrg } from "@crosswalk/practice-org";
import { placesOf, type ChaosStore } from "./store/chaosStore.ts";

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
export async function readConnectorSide(store: ChaosStore, leadIds: string[]) {
  const ofLeads = <Row extends object>(sql: string) =>
    store.rows<Row>(`${sql} IN (${placesOf(leadIds)})`, ...leadIds);
  const people = await ofLeads<Person & { id: string }>(
    `SELECT id, first_name AS "FirstName", last_name AS "LastName" FROM leads WHERE id`,
  );
  const links = await ofLeads<{ lead_id: string; record_id: string }>(
    "SELECT * FROM lead_links WHERE lead_id",
  );
  return {
    people: new Map(people.map(({ id, ...person }): [string, Person] => [id, person])),
    ledger: await ofLeads<LedgerRow>("SELECT * FROM creations WHERE lead_id"),
    batchRows: await ofLeads<BatchRow>("SELECT * FROM batch_rows WHERE lead_id"),
    links: new Map(links.map((link): [string, string] => [link.lead_id, link.record_id])),
  };
}

/** A list of leads whose import was answered as complete. */
export interface ToldList {
  id: string;
  leads: number;
}

/** What is wrong with lists: one that was told has all of its leads, and one that is shown is complete. */
export async function readLists(store: ChaosStore, told: readonly ToldList[]): Promise<string[]> {
  const lists = await store.rows<{ id: string; lead_count: unknown; members: unknown }>(
    `SELECT id, lead_count, (SELECT count(*) FROM lead_list_members WHERE list_id = id) AS members
     FROM lead_lists WHERE ready_at IS NOT NULL`,
  );
  const known = new Map(lists.map((list) => [list.id, Number(list.members)]));
  return [
    ...told
      .filter(({ id, leads }) => known.get(id) !== leads)
      .map(({ id, leads }) => `list ${id} has ${known.get(id) ?? "none"} of ${leads} leads`),
    ...lists
      .filter((list) => Number(list.lead_count) !== Number(list.members))
      .map(
        (list) => `list ${list.id} counts ${String(list.lead_count)} leads and has ${String(list.members)}`,
      ),
  ];
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
