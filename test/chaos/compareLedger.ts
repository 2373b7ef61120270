import type { RunningOrg } from "@crosswalk/practice-org";
import type { Told } from "./killDuringAdds.ts";
import type { ChaosStore } from "./store/chaosStore.ts";
import {
  readConnectorSide,
  readOrgSide,
  type BatchRow,
  type ContactRow,
  type LedgerRow,
  type Person,
} from "./readRun.ts";

interface Compared {
  /** Every contact made of the leads of one run and user. */
  contacts: ContactRow[];
  ledger: LedgerRow[];
  /** The ledger's rows that say that there is a contact. */
  created: LedgerRow[];
  batchRows: BatchRow[];
  links: Map<string, string>;
  people: Map<string, Person>;
  told: Told[];
}

const ended = new Set(["created", "failed", "skipped"]);

/**
 * The disagreements between org, ledger, batches and links of some leads, a sentence each; and the number of
 * contacts.
 */
export async function compareLedger(
  { org, store }: { org: RunningOrg; store: ChaosStore },
  leadIds: string[],
  told: Told[],
): Promise<{ contacts: number; violations: string[] }> {
  const side = await readConnectorSide(store, leadIds);
  const lastNames = new Set([...side.people.values()].map(({ LastName }) => LastName));
  const contacts = [...lastNames].flatMap((lastName) => readOrgSide(org, lastName));
  const created = side.ledger.filter(({ state }) => state === "created");
  const compared: Compared = { ...side, contacts, created, told };
  const violations = [
    ...twins(compared),
    ...unknownToLedger(compared),
    ...missingFromOrg(compared),
    ...failedThoughThere(compared),
    ...toldWrongly(compared),
    ...countedWrongly(compared),
    ...wrongRoles(compared),
    ...unsettled(compared),
    ...wrongRows(compared),
    ...wrongLinks(compared),
    ...undoneThoughLinked(compared),
  ];
  return { contacts: contacts.length, violations };
}

/** All leads of a run have unique names, so two contacts of one name belong to one lead. */
function twins({ contacts }: Compared): string[] {
  return [...Map.groupBy(contacts, ({ FirstName, LastName }) => `${FirstName} ${LastName}`).values()]
    .filter((same) => same.length > 1)
    .map((same) => `one lead has ${same.length} contacts: ${same.map(({ Id }) => Id).join(", ")}`);
}

function unknownToLedger({ contacts, created }: Compared): string[] {
  const known = new Set(created.map((row) => row.contact_id));
  return contacts
    .filter(({ Id }) => !known.has(Id))
    .map(({ Id }) => `contact ${Id} is unknown to the ledger`);
}

function missingFromOrg({ contacts, created }: Compared): string[] {
  const there = new Set(contacts.map(({ Id }) => Id));
  return created
    .filter((row) => !there.has(row.contact_id ?? ""))
    .map((row) => `the ledger has contact ${String(row.contact_id)} that the org has not`);
}

function failedThoughThere({ contacts, ledger, created, people }: Compared): string[] {
  const nameOf = ({ FirstName, LastName }: Person) => `${FirstName} ${LastName}`;
  const there = new Set(contacts.map(nameOf));
  const made = new Set(created.map((row) => row.lead_id));
  return ledger
    .filter(({ state, lead_id }) => state === "failed" && !made.has(lead_id))
    .filter(({ lead_id }) => there.has(nameOf(people.get(lead_id) ?? { FirstName: "", LastName: "" })))
    .map(({ id, lead_id }) => `creation ${id} failed, and there is the contact of its lead ${lead_id}`);
}

function toldWrongly({ created, told }: Compared): string[] {
  const made = new Map(created.map((row) => [row.lead_id, row.contact_id]));
  return told
    .filter(({ leadId, contactId }) => made.get(leadId) !== contactId)
    .map(({ leadId, contactId }) => `lead ${leadId} was said to be contact ${contactId}, and is not`);
}

function countedWrongly({ contacts, ledger }: Compared): string[] {
  const used = ledger.filter(({ state }) => state !== "failed" && state !== "undone").length;
  return used === contacts.length ? [] : [`${used} of the quota are used for ${contacts.length} contacts`];
}

function wrongRoles({ contacts, created }: Compared): string[] {
  const byContact = new Map(created.map((row) => [row.contact_id, row]));
  return contacts.flatMap(({ Id, roles }) => {
    const row = byContact.get(Id);
    if (!row) return [];
    const wanted = row.opportunity_id === null ? 0 : 1;
    if (roles.length !== wanted) return [`contact ${Id} has ${roles.length} roles instead of ${wanted}`];
    if ((roles[0] ?? null) === row.opportunity_contact_role_id) return [];
    return [`contact ${Id} has another role than the ledger says`];
  });
}

function unsettled({ ledger }: Compared): string[] {
  return ledger
    .filter(({ state }) => !["created", "failed", "undone"].includes(state))
    .map(({ id, state }) => `creation ${id} is still ${state}`);
}

/** Each row has ended, and says of its own creation what the ledger says. */
function wrongRows({ batchRows, created }: Compared): string[] {
  const byLead = new Map(created.map((row) => [row.lead_id, row]));
  return batchRows.flatMap((row) => {
    const made = byLead.get(row.lead_id);
    const name = `the row of lead ${row.lead_id}`;
    if (!ended.has(row.state)) return [`${name} is still ${row.state}`];
    if (row.state === "created") {
      return row.contact_id !== null && row.contact_id === made?.contact_id
        ? []
        : [`${name} says created, of contact ${String(row.contact_id)}`];
    }
    if (row.problem === null) return [`${name} is ${row.state} and does not say why`];
    return made?.batch_id === row.batch_id ? [`${name} is ${row.state}, and there is its contact`] : [];
  });
}

function undoneThoughLinked({ ledger, links }: Compared): string[] {
  return ledger
    .filter((row) => row.state === "undone" && links.get(row.lead_id) === row.contact_id)
    .map(
      (row) => `lead ${row.lead_id} is still linked to contact ${String(row.contact_id)}, which is undone`,
    );
}

function wrongLinks({ created, links }: Compared): string[] {
  return created
    .filter((row) => links.get(row.lead_id) !== row.contact_id)
    .map((row) => `lead ${row.lead_id} is not linked to its contact ${String(row.contact_id)}`);
}
