import { and, asc, eq, gt, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { chunksOf } from "../chunksOf.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import {
  leadLinks,
  leadListMembers,
  leadLists,
  leadProfiles,
  leadRejections,
  leads,
} from "../database/schema/leads.ts";
import type { LeadLink, LeadListRow, LeadRejection, LeadRow } from "../database/schema/leads.ts";
import { chooseLeads } from "./chooseLeads.ts";
import { identitiesOf, spellingsOfName, type Identity } from "./identities.ts";
import { leadFacts, type LeadFacts, type Typed } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { createPersonWords, type PersonWords } from "./personWords.ts";
import { emailsIn } from "./reachesIn.ts";

/** What the connector keeps of a person, of all owners. */
export interface FoundPerson {
  /** The person's own leads. */
  leads: (LeadRow & { profileUrls: string[] })[];
  /** Which Salesforce record these leads are, and are not. */
  links: LeadLink[];
  rejections: LeadRejection[];
  /** Attempts to make a contact of them. */
  creations: Creation[];
  batchRows: BatchRow[];
  /** What names the person elsewhere: stored problems, values for whole batches, columns of other leads. */
  mentions: {
    creations: Creation[];
    batchRows: BatchRow[];
    batches: Batch[];
    leads: LeadRow[];
    lists: LeadListRow[];
  };
  /** False where the leads may be several people's, who have an address or a name with company in common. */
  isOnePerson: boolean;
  /** By what the person is recognized from now on: what was asked for, and what is certainly theirs. */
  identities: Identity[];
  /** What names the person in a text. Where a namesake is told of, their name is not meant. */
  words: PersonWords;
  wordsBesideNamesake: PersonWords;
  isNamesake(lead: LeadRow): boolean;
}

/** Looks through all that may name a person. Reads step by step and holds up no other request. */
export function findPerson(database: Database, person: Person): FoundPerson {
  const typed = typedByLead(database);
  const readLeads = function* () {
    for (const lead of rowsOf<LeadRow>(database, leads)) yield { id: lead.id, lead, facts: factsOf(lead) };
  };
  const factsOf = (lead: LeadRow) => leadFacts(lead, urlsOf(database, lead.id), typed.get(lead.id));
  const { ids: own, certain, isOnePerson } = chooseLeads(person, readLeads);
  const known = withoutShared(certain, own, readLeads);
  const asked = {
    profileUrls: person.profileUrl === undefined ? [] : [person.profileUrl],
    emails: person.email === undefined ? [] : [person.email],
    names: person.name === undefined ? [] : [person.name],
  };
  const named = {
    profileUrls: [...asked.profileUrls, ...known.flatMap(({ profileUrls }) => profileUrls)],
    emails: [...asked.emails, ...known.flatMap(({ emails }) => emails)],
    names: [...asked.names, ...known.flatMap(({ names }) => names)],
  };
  const words = createPersonWords(named);
  const wordsBesideNamesake = createPersonWords({ ...named, names: [] });
  const spellings = new Set(named.names.flatMap(spellingsOfName));
  const isNamesake = (lead: LeadRow) =>
    spellingsOfName(`${lead.firstName} ${lead.lastName}`).some((name) => spellings.has(name));
  const isNamedBy = (lead: LeadRow) =>
    (isNamesake(lead) ? wordsBesideNamesake : words).areIn(wordsOfLead(lead));
  const isNamed = ({ contact, problem }: Pick<Creation, "contact" | "problem">) =>
    words.areIn(contact) || words.areIn(problem);
  const ids = [...own];
  return {
    leads: ofLeads<LeadRow>(database, leads, leads.id, ids).map((lead) => ({
      ...lead,
      profileUrls: urlsOf(database, lead.id),
    })),
    links: ofLeads<LeadLink>(database, leadLinks, leadLinks.leadId, ids),
    rejections: ofLeads<LeadRejection>(database, leadRejections, leadRejections.leadId, ids),
    creations: ofLeads<Creation>(database, creations, creations.leadId, ids),
    batchRows: ofLeads<BatchRow>(database, batchRows, batchRows.leadId, ids),
    mentions: {
      creations: chosen(storedCreations(database), (row) => !own.has(row.leadId) && isNamed(row)),
      batchRows: chosen(storedBatchRows(database), (row) => !own.has(row.leadId) && isNamed(row)),
      batches: chosen(rowsOf<Batch>(database, batches), ({ defaults, problem, idempotencyKey }) =>
        words.areIn([defaults.contact, problem, idempotencyKey]),
      ),
      leads: chosen(rowsOf<LeadRow>(database, leads), (lead) => !own.has(lead.id) && isNamedBy(lead)),
      lists: chosen(rowsOf<LeadListRow>(database, leadLists), ({ name }) => words.areIn(name)),
    },
    isOnePerson,
    identities: [
      ...identitiesOf({ ...asked, companies: [person.company ?? null] }),
      ...known.flatMap(identitiesOf),
    ],
    words,
    wordsBesideNamesake,
    isNamesake,
  };
}

/** What another lead's row may say of the person. Its own name and address are that lead's. */
export const wordsOfLead = (lead: LeadRow) => ({
  title: lead.title,
  company: lead.company,
  companyDomain: lead.companyDomain,
  formerCompany: lead.formerCompany,
  location: lead.location,
  phone: lead.phone,
  extra: lead.extra,
});

/**
 * What the person's leads have, without an address or profile that is another lead's as well: it would keep
 * others out, and be taken out of their rows.
 */
function withoutShared(
  certain: LeadFacts[],
  own: ReadonlySet<string>,
  readLeads: () => Iterable<{ id: string; facts: LeadFacts }>,
): LeadFacts[] {
  const reachesOf = ({ emails, profileUrls }: LeadFacts) => [...emails, ...profileUrls];
  const reaches = new Set(certain.flatMap(reachesOf));
  const shared = new Set<string>();
  for (const { id, facts } of readLeads()) {
    if (own.has(id)) continue;
    for (const each of reachesOf(facts).filter((reach) => reaches.has(reach))) shared.add(each);
  }
  const alone = (all: string[]) => all.filter((each) => !shared.has(each));
  return certain.map((facts) => ({
    ...facts,
    emails: alone(facts.emails),
    profileUrls: alone(facts.profileUrls),
  }));
}

/** Keeps in memory only what is found: what is looked through may be a million rows. */
function chosen<Row>(rows: Iterable<Row>, isChosen: (row: Row) => boolean): Row[] {
  const found: Row[] = [];
  for (const row of rows) if (isChosen(row)) found.push(row);
  return found;
}

/** The addresses and names that reps typed into the form of each lead. */
function typedByLead(database: Database): Map<string, Typed> {
  const byLead = new Map<string, Typed>();
  for (const rows of [storedCreations(database), storedBatchRows(database)])
    for (const { leadId, contact } of rows) {
      if (contact === null) continue;
      const typed = byLead.get(leadId) ?? { emails: [], names: [] };
      const { Email: email, FirstName: first, LastName: last } = contact;
      if (typeof email === "string") typed.emails.push(...emailsIn(email));
      if (typeof first === "string" && typeof last === "string") typed.names.push(`${first} ${last}`);
      if (typed.emails.length + typed.names.length > 0) byLead.set(leadId, typed);
    }
  return byLead;
}

const storedCreations = (database: Database) =>
  rowsOf<Creation>(database, creations, or(isNotNull(creations.contact), isNotNull(creations.problem)));

const storedBatchRows = (database: Database) =>
  rowsOf<BatchRow>(database, batchRows, or(isNotNull(batchRows.contact), isNotNull(batchRows.problem)));

const rowsPerRead = 1_000;
const rowid = sql<number>`rowid`;

function* rowsOf<Row>(database: Database, table: SQLiteTable, where?: SQL): Generator<Row, void> {
  for (let after = 0; ;) {
    const read = database
      .select({ rowid, row: table })
      .from(table)
      .where(and(gt(rowid, after), where))
      .orderBy(asc(rowid))
      .limit(rowsPerRead)
      .all() as { rowid: number; row: Row }[];
    for (const { row } of read) yield row;
    if (read.length < rowsPerRead) return;
    after = read.at(-1)?.rowid ?? after;
  }
}

function ofLeads<Row>(database: Database, table: SQLiteTable, leadId: AnySQLiteColumn, ids: string[]): Row[] {
  return chunksOf(ids, idsPerStatement).flatMap(
    (part) => database.select().from(table).where(inArray(leadId, part)).all() as Row[],
  );
}

function urlsOf(database: Database, leadId: string): string[] {
  return prepared(database, profilesOf)
    .all({ leadId })
    .map(({ url }) => url);
}

const profilesOf = (handle: DatabaseHandle) =>
  handle
    .select({ url: leadProfiles.url })
    .from(leadProfiles)
    .where(eq(leadProfiles.leadId, sql.placeholder("leadId")))
    .prepare();

/** The names of the lists that have a lead. */
export function listsOf(database: Database, leadId: string): string[] {
  return database
    .select({ name: leadLists.name })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(eq(leadListMembers.leadId, leadId))
    .all()
    .map(({ name }) => name);
}
