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

  async function write(): Promise<void> {
    const some = waiting;
    waiting = [];
    const rows = some.map(({ row }) => row);
    const profiles = some.flatMap((each) => each.profiles);
    const members = some.map(({ member }) => member);
    // What refers to a lead comes after it.
    await inGroups(
      rows,
      (group) => prepared(transaction, leadsWrite).run(group),
      (row) => prepared(transaction, leadWrite).run(row),
    );
    await inGroups(
      profiles,
      (group) => prepared(transaction, profilesWrite).run(group),
      (row) => prepared(transaction, profileWrite).run(row),
    );
    await inGroups(
      members,
      (group) => prepared(transaction, membersWrite).run(group),
      (row) => prepared(transaction, memberWrite).run(row),
    );
  }

  return {
    async add(lead: NewLead): Promise<void> {
      waiting.push(lead);
      if (waiting.length === rowsAtOnce) await write();
    },
    write,
  };
}

/** Writes whole groups by one statement each, and the others by one each. */
async function inGroups(
  rows: Values[],
  writeGroup: (values: Values) => Promise<unknown>,
  writeRow: (values: Values) => Promise<unknown>,
): Promise<void> {
  const inWhole = rows.length - (rows.length % rowsAtOnce);
  for (let at = 0; at < inWhole; at += rowsAtOnce) {
    await writeGroup(valuesOf(rows.slice(at, at + rowsAtOnce)));
  }
  for (const row of rows.slice(inWhole)) await writeRow(row);
}

const valuesOf = (rows: Values[]): Values =>
  Object.fromEntries(
    rows.flatMap((row, at) => Object.entries(row).map(([name, value]) => [nameOf(name, at), value])),
  );

const nameOf = (name: string, at: number): string => `${name}_${at}`;

/** The places of a group's rows. */
const places = Array.from({ length: rowsAtOnce }, (_, at) => nameOf("", at));

const leadWrite = (handle: DatabaseHandle) => handle.insert(leads).values(placeholdersOf(leads)).prepare();

const leadsWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leads)
    .values(places.map((place) => placeholdersOf(leads, place)))
    .prepare();

export const profileWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(placeholdersOf(leadProfiles)).onConflictDoNothing().prepare();

const profilesWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadProfiles)
    .values(places.map((place) => placeholdersOf(leadProfiles, place)))
    .onConflictDoNothing()
    .prepare();

export const memberWrite = (handle: DatabaseHandle) =>
  handle.insert(leadListMembers).values(placeholdersOf(leadListMembers)).onConflictDoNothing().prepare();

const membersWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListMembers)
    .values(places.map((place) => placeholdersOf(leadListMembers, place)))
    .prepare();
