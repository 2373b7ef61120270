import { eq, sql, and, isNotNull } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { firstOf, newId } from "../database/rows.ts";
import { type DatabaseHandle, changesOf } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadLists, leads, type LeadRow, leadListMembers, leadProfiles } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { createLeadFinder, type Identity } from "./leadFinder.ts";
import { lookAhead } from "./lookAhead.ts";
import { mergedLead, newLead, rememberCountries } from "./mergedLead.ts";
import { storedLeads } from "./storedLeads.ts";
import { chunksOf } from "../work/inTurns.ts";

interface LeadOwner {
  orgId: string;
  ownerId: string;
}

export interface StoredLead {
  leadId: string;
  outcome: "imported" | "merged";
  /** How a merged lead was recognized; null for a new one. */
  knownBy: Identity | null;
  /** Whether an earlier row of the same import has the same lead. */
  isRepeated: boolean;
}

export interface LeadToStore {
  record: LeadRecord;
  now: Date;
  /** What a new lead gets; one that has it already is the same lead. */
  id?: string;
}

/** With fewer, looking ahead asks more than it spares. */
const aheadMin = 4;

/**
 * Puts leads of one owner into one list in their order, each person once (see createLeadFinder). For use in a
 * transaction. Answers what became of each.
 */
export function createLeadStore(owner: LeadOwner, listId: string) {
  const stored = new Set<string>();
  const countryOf = rememberCountries();
  const keepChange = createChangeKeeper(listId);

  return async function storeLeads(
    transaction: DatabaseHandle,
    some: readonly LeadToStore[],
  ): Promise<StoredLead[]> {
    const ofOwner = storedLeads(transaction, owner);
    const fresh = collectNewLeads(transaction);
    const ahead =
      some.length < aheadMin
        ? null
        : await lookAhead(
            transaction,
            owner,
            some.map(({ record }) => record),
          );
    // A lead that still waits to be written would not be found.
    const asked = ahead?.over(ofOwner, fresh.write) ?? ofOwner;
    const find = createLeadFinder(asked);

    let added = 0;
    const storeLead = async ({ record, now, id }: LeadToStore): Promise<StoredLead> => {
      const same = id === undefined ? undefined : await asked.byId(id);
      const found = same ? { lead: same, by: null } : await find(record);
      const { lead: known = null, by: knownBy = null } = found ?? {};
      const leadId = known?.id ?? id ?? newId(now);
      const isRepeated = stored.has(leadId);
      stored.add(leadId);
      ahead?.add(record);
      const columns = known ? mergedLead(known, record, countryOf) : newLead(record, countryOf);
      const change = known && (await keepChange(transaction, known, columns));
      const row = { id: leadId, ...owner, ...columns, ...change, createdAt: now, updatedAt: now };
      const profiles = record.profileUrls.map((url) => ({ ...owner, url, leadId }));
      const member = { listId, leadId };
      if (!known) {
        fresh.add({ row, profiles, member });
        added += 1;
        return { leadId, outcome: "imported", knownBy, isRepeated };
      }
      // Those that wait come before it in the list.
      await fresh.write();
      await prepared(transaction, leadUpdate).execute(row);
      for (const profile of profiles) await prepared(transaction, profileWrite).execute(profile);
      added += changesOf(await prepared(transaction, memberWrite).execute(member));
      return { leadId, outcome: "merged", knownBy, isRepeated };
    };

    const results: StoredLead[] = [];
    for (const each of some) results.push(await storeLead(each));
    await fresh.write();
    await prepared(transaction, leadCounting).execute({ listId, added });
    return results;
  };
}

const leadCounting = (handle: DatabaseHandle) =>
  handle
    .update(leadLists)
    .set({ leadCount: sql`${leadLists.leadCount} + ${sql.placeholder("added")}` })
    .where(eq(leadLists.id, sql.placeholder("listId")))
    .prepare();

function leadUpdate(handle: DatabaseHandle) {
  const { id, orgId: _org, ownerId: _owner, createdAt: _created, ...changing } = placeholdersOf(leads);
  return handle.update(leads).set(changing).where(eq(leads.id, id)).prepare();
}

type Changing = Pick<LeadRow, "title" | "company">;
type Kept = Pick<LeadRow, "changedIn" | "earlierTitle" | "earlierCompany" | "earlierCompanyDomain">;

/**
 * Says what a lead keeps of its title and company when an import into a list gives it others. Several rows of
 * one import are one change. A change in a list that is gone, or was never complete, is seen by nobody: the
 * next list has it. For use in the import's transactions.
 */
function createChangeKeeper(listId: string) {
  const lists = new Map<string, boolean>();
  const isThere = async (transaction: DatabaseHandle, id: string): Promise<boolean> => {
    const known = lists.get(id);
    if (known !== undefined) return known;
    const found = (await firstOf(prepared(transaction, listThere).execute({ id }))) !== undefined;
    lists.set(id, found);
    return found;
  };

  return async function keepChange(
    transaction: DatabaseHandle,
    known: LeadRow,
    now: Changing,
  ): Promise<Partial<Kept>> {
    const { changedIn } = known;
    if (changedIn === listId) return {};
    if (changedIn !== null && !(await isThere(transaction, changedIn))) return { changedIn: listId };
    if (now.title === known.title && now.company === known.company) return {};
    return {
      changedIn: listId,
      earlierTitle: known.title,
      earlierCompany: known.company,
      earlierCompanyDomain: known.companyDomain,
    };
  };
}

const listThere = (handle: DatabaseHandle) =>
  handle
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(and(eq(leadLists.id, sql.placeholder("id")), isNotNull(leadLists.readyAt)))
    .prepare();

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
function collectNewLeads(transaction: DatabaseHandle) {
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

const profileWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(placeholdersOf(leadProfiles)).onConflictDoNothing().prepare();

const profilesWrite = (handle: DatabaseHandle) =>
  handle.insert(leadProfiles).values(groupOf(leadProfiles)).onConflictDoNothing().prepare();

const memberWrite = (handle: DatabaseHandle) =>
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
