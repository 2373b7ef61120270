import { and, eq, inArray, type SQL, asc, getTableColumns, sql } from "drizzle-orm";
import { type AnySQLiteColumn, type SQLiteTable, getTableConfig } from "drizzle-orm/sqlite-core";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { creations, runningStates, type ContactValues } from "../database/schema/contacts.ts";
import type { BatchDefaults } from "../database/schema/jobs.ts";
import { leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import {
  rehearsalRows,
  rehearsals,
  type Rehearsal,
  type RehearsalRow,
} from "../database/schema/rehearsals.ts";
import { searchTextOf } from "../leadFiles/recordToLead.ts";
import type { StoredProblem } from "../reasons/problems.ts";
import { erasedText, withoutPeople } from "./withoutPeople.ts";
import { firstOf } from "../database/rows.ts";
import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { addressesOfProfile } from "../matching/profileKinds.ts";
import type { FoundLead } from "./findPerson.ts";
import { emailKey, type Person } from "./identities.ts";

/** A text that names a person and does not belong to their leads. */
export interface TextAbout {
  where: "list" | "lead" | "batch" | "batchRow" | "rehearsal" | "rehearsalRow" | "creation";
  /** Of the list, the lead and so on; a row has its position behind that. */
  id: string;
  field: string;
  text: string;
}

interface RowAbout {
  texts: TextAbout[];
  /** Takes these texts out of the row as it is now. */
  blank(handle: DatabaseHandle): Promise<void>;
}

/** A table with texts that may name somebody. */
interface Place<Row> {
  where: TextAbout["where"];
  table: SQLiteTable;
  isOf(database: Database, orgIds: string[]): SQL;
  idOf(row: Row): string;
  isRow(row: Row): SQL | undefined;
  /** The lead that the row goes with. */
  leadOf?(row: Row): string;
  texts(row: Row): Record<string, unknown>;
  blanked(row: Row, isAbout: IsAbout): Partial<Row>;
}

/**
 * The texts of others that name a person; those of the leads `theirs` go with these. Reads step by step and
 * holds up no other request.
 */
export async function* textsAbout(
  database: Database,
  orgIds: readonly string[],
  isAbout: IsAbout,
  theirs: ReadonlySet<string>,
): AsyncGenerator<RowAbout, void> {
  for (const rowsAbout of places) yield* rowsAbout(database, [...orgIds], isAbout, theirs);
}

function place<Row>({ where, table, isOf, idOf, isRow, leadOf, texts, blanked }: Place<Row>) {
  return async function* (
    database: Database,
    orgIds: string[],
    isAbout: IsAbout,
    theirs: ReadonlySet<string>,
  ): AsyncGenerator<RowAbout, void> {
    for await (const row of rowsOf<Row>(database, table, isOf(database, orgIds))) {
      if (leadOf && theirs.has(leadOf(row))) continue;
      const found = Object.entries(texts(row)).flatMap(([field, value]) =>
        textsIn(value)
          .filter(isAbout)
          .map((text): TextAbout => ({ where, id: idOf(row), field, text })),
      );
      if (found.length === 0) continue;
      yield {
        texts: found,
        async blank(handle) {
          const now = (await firstOf(handle.select().from(table).where(isRow(row)))) as Row | undefined;
          if (now === undefined) return;
          const columns = blanked(now, isAbout);
          await handle.update(table).set(columns).where(isRow(row));
        },
      };
    }
  };
}

const places = [
  place<typeof leadLists.$inferSelect>({
    where: "list",
    table: leadLists,
    isOf: (_database, orgIds) => inArray(leadLists.orgId, orgIds),
    idOf: ({ id }) => id,
    isRow: ({ id }) => eq(leadLists.id, id),
    texts: ({ name }) => ({ name }),
    blanked: () => ({ name: erasedText }),
  }),
  place<LeadRow>({
    where: "lead",
    table: leads,
    isOf: (_database, orgIds) => inArray(leads.orgId, orgIds),
    idOf: ({ id }) => id,
    isRow: ({ id }) => eq(leads.id, id),
    leadOf: ({ id }) => id,
    // Who has the person's name is a candidate.
    texts: textsOfLead,
    blanked(row, isAbout) {
      const texts = Object.entries(textsOfLead(row));
      const kept = Object.fromEntries(texts.map(([column, text]) => [column, without(text, isAbout)]));
      return { ...kept, searchText: searchTextOf({ ...row, ...kept }) };
    },
  }),
  ofJob("batch", batches),
  ofRow<BatchRow>({
    ...{ where: "batchRow", table: batchRows, jobs: batches, job: batchRows.batchId },
    jobOf: ({ batchId }) => batchId,
  }),
  ofJob("rehearsal", rehearsals),
  ofRow<RehearsalRow>({
    ...{ where: "rehearsalRow", table: rehearsalRows, jobs: rehearsals, job: rehearsalRows.rehearsalId },
    jobOf: ({ rehearsalId }) => rehearsalId,
  }),
  place<typeof creations.$inferSelect>({
    where: "creation",
    table: creations,
    isOf: (_database, orgIds) => inArray(creations.orgId, orgIds),
    idOf: ({ id }) => id,
    isRow: ({ id }) => eq(creations.id, id),
    leadOf: ({ leadId }) => leadId,
    // One that is under way keeps its values to be recognized in Salesforce. They go with the answer.
    texts: (row) => (isUnderWay(row) ? {} : typedTexts(row)),
    blanked: (row, isAbout) => ({ ...typedWithout(row, isAbout), requestDigest: null }),
  }),
];

/** What a rep chose for all rows. */
function ofJob(where: TextAbout["where"], table: typeof batches | typeof rehearsals) {
  return place<Batch | Rehearsal>({
    where,
    table,
    isOf: (_database, orgIds) => inArray(table.orgId, orgIds),
    idOf: ({ id }) => id,
    isRow: ({ id }) => eq(table.id, id),
    texts: ({ defaults }) => typedTexts(defaults),
    blanked: ({ defaults }, isAbout) => ({ defaults: defaultsWithout(defaults, isAbout) }),
  });
}

interface RowsOfJobs<Row> {
  where: TextAbout["where"];
  table: typeof batchRows | typeof rehearsalRows;
  jobs: typeof batches | typeof rehearsals;
  job: AnySQLiteColumn;
  jobOf(row: Row): string;
}

function ofRow<Row extends BatchRow | RehearsalRow>({ where, table, jobs, job, jobOf }: RowsOfJobs<Row>) {
  return place<Row>({
    where,
    table,
    isOf: (database, orgIds) =>
      inArray(job, database.select({ id: jobs.id }).from(jobs).where(inArray(jobs.orgId, orgIds))),
    idOf: (row) => `${jobOf(row)} ${row.position}`,
    isRow: (row) => and(eq(job, jobOf(row)), eq(table.position, row.position)),
    leadOf: ({ leadId }) => leadId,
    texts: typedTexts,
    blanked: (row, isAbout) => typedWithout(row, isAbout) as Partial<Row>,
  });
}

function textsOfLead(lead: LeadRow) {
  const { title, company, formerCompany, earlierTitle, earlierCompany, location, email, phone } = lead;
  return { title, company, formerCompany, earlierTitle, earlierCompany, location, email, phone };
}

const isUnderWay = ({ state, checkAt }: typeof creations.$inferSelect): boolean =>
  checkAt !== null || runningStates.some((running) => running === state);

interface Typed {
  contact?: ContactValues | null | undefined;
  role?: string | null | undefined;
  problem?: StoredProblem | null;
}

function typedTexts({ contact, role, problem }: Typed) {
  return { ...contact, role, problem };
}

function typedWithout(
  { contact, role, problem }: { [Field in keyof Typed]-?: Exclude<Typed[Field], undefined> },
  isAbout: IsAbout,
) {
  return {
    contact: contact && valuesWithout(contact, isAbout),
    role: without(role, isAbout),
    problem: problem && isIn(problem, isAbout) ? withoutPeople(problem) : problem,
  };
}

const defaultsWithout = ({ contact, role, ...others }: BatchDefaults, isAbout: IsAbout): BatchDefaults => ({
  ...others,
  ...(role !== undefined && !isAbout(role) && { role }),
  ...(contact && { contact: valuesWithout(contact, isAbout) }),
});

/** A field whose value names the person goes: what stood there is not sent to Salesforce. */
const valuesWithout = (values: ContactValues, isAbout: IsAbout): ContactValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isIn(value, isAbout)));

const without = (text: string | null, isAbout: IsAbout): string | null =>
  text !== null && isAbout(text) ? null : text;

/** Whether a text names a person. */
type IsAbout = (text: string) => boolean;

/**
 * Tells which texts name a person: by an e-mail address, a profile, or the whole name as it was asked for or
 * as their leads have it, first name first or last name first.
 */
export function textIsAbout(
  person: Person,
  leads: readonly Pick<FoundLead, "firstName" | "lastName" | "email" | "profileUrls">[],
): IsAbout {
  const emails = new Set([person.email ?? "", ...leads.map(({ email }) => email ?? "")].map(emailKey));
  const urls = [
    ...(person.profileUrl ? [person.profileUrl] : []),
    ...leads.flatMap((lead) => lead.profileUrls),
  ];
  const profiles = new Set(urls.flatMap(addressesOfProfile));
  const names = new Set([person.name ?? "", ...leads.map(fullName)].flatMap(bothOrders));
  return (text) => {
    const words = ` ${foldWhole(text)} `;
    return (
      [...names].some((name) => words.includes(name)) ||
      emailsIn(text).some((email) => emails.has(emailKey(email))) ||
      profilesIn(text).some((url) => profiles.has(url))
    );
  };
}

/** Empty for a name of one word, which is in many texts. */
function bothOrders(name: string): string[] {
  const words = foldWhole(name).split(" ");
  const turned = [...words.slice(-1), ...words.slice(0, -1)];
  return words.length < 2 ? [] : [words, turned].map((each) => ` ${each.join(" ")} `);
}

/** Whether any text in a value names the person. */
const isIn = (value: unknown, isAbout: IsAbout): boolean => textsIn(value).some(isAbout);

/** The texts in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const rowsPerRead = 1_000;

/** All rows of a table, read step by step in the order of its key, so that no writer waits. */
async function* rowsOf<Row>(database: Database, table: SQLiteTable, where: SQL): AsyncGenerator<Row, void> {
  const key = keyOf(table);
  const columns = list(key.map(([, column]) => sql`${column}`));
  for (let after: SQL | undefined; ;) {
    const read = (await database
      .select()
      .from(table)
      .where(and(after, where))
      .orderBy(...key.map(([, column]) => asc(column)))
      .limit(rowsPerRead)) as Record<string, unknown>[];
    for (const row of read) yield row as Row;
    const last = read.at(-1);
    if (last === undefined || read.length < rowsPerRead) return;
    after = sql`${columns} > ${list(key.map(([name]) => sql`${last[name]}`))}`;
  }
}

/** The columns of a table's primary key, texts and numbers, under their names in a row. */
function keyOf(table: SQLiteTable) {
  const names = getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  return Object.entries(getTableColumns(table)).filter(
    ([, { primary, name }]) => primary || names.includes(name),
  );
}

const list = (parts: SQL[]): SQL => sql`(${sql.join(parts, sql`, `)})`;
