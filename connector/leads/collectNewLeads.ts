import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { chunksOf } from "../chunksOf.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadListMembers, leadProfiles, leads } from "../database/schema/leads.ts";

type Values = Record<string, unknown>;

/** A new lead, its profiles, and its place in a list. */
interface NewLead {
  row: Values;
  profiles: Values[];
  member: Values;
}

/** So many rows are written by one statement, of which a database keeps the plan. */
export const rowsAtOnce = 16;

/**
 * Writes new leads in groups: on Postgres each statement is a way to the server and back. For use in a
 * transaction, by whom `write` is called before it ends, and before anything reads what was added.
 */
export function collectNewLeads(transaction: DatabaseHandle) {
  let waiting: NewLead[] = [];
  return {
    add: (lead: NewLead) => void waiting.push(lead),
    async write(): Promise<void> {
      const some = waiting;
      waiting = [];
      const profiles = some.flatMap((each) => each.profiles);
      // What refers to a lead comes after it.
      await writeRows(
        transaction,
        some.map(({ row }) => row),
        { one: leadWrite, group: leadsWrite },
      );
      await writeRows(transaction, profiles, { one: profileWrite, group: profilesWrite });
      await writeRows(
        transaction,
        some.map(({ member }) => member),
        { one: memberWrite, group: membersWrite },
      );
    },
  };
}

type Write = (handle: DatabaseHandle) => { execute(values: Values): Promise<unknown> };

/** Writes whole groups by one statement each, and the others by one each. */
async function writeRows(
  transaction: DatabaseHandle,
  rows: readonly Values[],
  { one, group }: { one: Write; group: Write },
): Promise<void> {
  for (const some of chunksOf(rows, rowsAtOnce)) {
    if (some.length === rowsAtOnce) await prepared(transaction, group).execute(valuesOf(some));
    else for (const row of some) await prepared(transaction, one).execute(row);
  }
}

const valuesOf = (rows: Values[]): Values =>
  Object.fromEntries(
    rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => [name + placeOf(at), value])),
  );

/** What the names of a row's values end in. */
const placeOf = (at: number): string => `_${at}`;

/** Placeholders for a group's rows. */
const groupOf = <Table extends SQLiteTable>(table: Table) =>
  Array.from({ length: rowsAtOnce }, (_, at) => placeholdersOf(table, placeOf(at)));

const leadWrite = (handle: DatabaseHandle) => handle.insert(leads).values(placeholdersOf(leads)).prepare();

const leadsWrite = (handle: DatabaseHandle) => handle.insert(leads).values(groupOf(leads)).prepare();

export const profileWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(placeholdersOf(leadProfiles)).onConflictDoNothing().prepare();

const profilesWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(groupOf(leadProfiles)).onConflictDoNothing().prepare();

export const memberWrite = (handle: DatabaseHandle) =>
  handle.insert(leadListMembers).values(memberOf("")).onConflictDoNothing().prepare();

const membersWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListMembers)
    .values(Array.from({ length: rowsAtOnce }, (_, at) => memberOf(placeOf(at))))
    .prepare();

/** The database gives the next position. */
function memberOf(row: string) {
  const { position: _next, ...given } = placeholdersOf(leadListMembers, row);
  return given;
}
