import { and, asc, eq, gt, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { chunksOf } from "../chunksOf.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { leadListMembers, leadLists, leadProfiles, leads } from "../database/schema/leads.ts";
import type { LeadListRow, LeadRow } from "../database/schema/leads.ts";
import type { PersonMatcher } from "./personMatcher.ts";

/** What the connector keeps of a person, of all owners. */
export interface FoundPerson {
  /** The person's own leads. */
  leads: (LeadRow & { profileUrls: string[] })[];
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
  /** E-mail addresses of these leads that other people have, too. */
  sharedEmails: Set<string>;
}

/** Looks through all that may name a person. Reads step by step and holds up no other request. */
export function findPerson(database: Database, matcher: PersonMatcher): FoundPerson {
  const typedFor = leadsTypedFor(database, matcher);
  const own = new Map<string, FoundPerson["leads"][number]>();
  const others: LeadRow[] = [];
  for (const lead of rowsOf<LeadRow>(database, leads)) {
    const profileUrls = urlsOf(database, lead.id);
    if (matcher.isLead(lead, profileUrls) || typedFor(lead)) own.set(lead.id, { ...lead, profileUrls });
  }
  for (const { firstName, lastName, sourceName } of own.values()) {
    matcher.addName(`${firstName} ${lastName}`);
    matcher.addName(sourceName);
  }
  const emails = new Set([...own.values()].map(({ email }) => email));
  const sharedEmails = new Set<string>();
  for (const lead of rowsOf<LeadRow>(database, leads)) {
    if (own.has(lead.id)) continue;
    if (matcher.mentions(lead.extra)) others.push(lead);
    if (lead.email !== null && emails.has(lead.email)) sharedEmails.add(lead.email);
  }
  const ids = [...own.keys()];
  return {
    leads: [...own.values()],
    creations: ofLeads<Creation>(database, creations, ids),
    batchRows: ofLeads<BatchRow>(database, batchRows, ids),
    mentions: {
      creations: chosen(storedCreations(database), (row) => !own.has(row.leadId) && mentionsIn(matcher, row)),
      batchRows: chosen(storedBatchRows(database), (row) => !own.has(row.leadId) && mentionsIn(matcher, row)),
      batches: chosen(
        rowsOf<Batch>(database, batches),
        ({ defaults, problem }) => matcher.mentions(defaults.contact) || matcher.mentions(problem),
      ),
      leads: others,
      lists: chosen(rowsOf<LeadListRow>(database, leadLists), ({ name }) => matcher.mentions(name)),
    },
    sharedEmails,
  };
}

function mentionsIn(matcher: PersonMatcher, { contact, problem }: Pick<Creation, "contact" | "problem">) {
  return matcher.mentions(contact) || matcher.mentions(problem);
}

/** Keeps in memory only what is found: what is looked through may be a million rows. */
function chosen<Row>(rows: Iterable<Row>, isChosen: (row: Row) => boolean): Row[] {
  const found: Row[] = [];
  for (const row of rows) if (isChosen(row)) found.push(row);
  return found;
}

/** A lead is the person's, too, where a rep typed their address into its form. */
function leadsTypedFor(database: Database, matcher: PersonMatcher): (lead: LeadRow) => boolean {
  const isTyped = ({ contact }: Pick<Creation, "contact">) => contact !== null;
  const stored = [
    ...chosen(storedCreations(database), isTyped),
    ...chosen(storedBatchRows(database), isTyped),
  ];
  const byLead = Map.groupBy(stored, ({ leadId }) => leadId);
  return (lead) =>
    byLead.get(lead.id)?.some(({ contact }) => contact && matcher.isTyped(contact, lead)) ?? false;
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

function ofLeads<Row>(database: Database, table: typeof creations | typeof batchRows, ids: string[]): Row[] {
  return chunksOf(ids, idsPerStatement).flatMap(
    (part) => database.select().from(table).where(inArray(table.leadId, part)).all() as Row[],
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
