import { and, eq, sql, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { elementsOf, jsonAt } from "../database/fragments.ts";
import { prepared } from "../database/prepared.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import type { KnownLeads } from "./leadFinder.ts";

/** Which profiles, addresses and names of some records their owner's leads may have. */
interface Ahead {
  profiles: Set<string>;
  emails: Set<string>;
  names: Set<string>;
}

/**
 * Asks for many records at once whose profile, address or name the owner's leads have, since most rows of a
 * file are new: on Postgres each question is a way to the server and back. Holds as long as nobody else
 * writes, so within a transaction. What is stored meanwhile is told by `add`.
 */
export async function lookAhead(
  handle: DatabaseHandle,
  owner: { orgId: string; ownerId: string },
  records: readonly LeadRecord[],
) {
  const some = { profiles: new Set<string>(), emails: new Set<string>(), names: new Set<string>() };
  for (const record of records) addTo(some, record);
  const known: Ahead = {
    profiles: await thoseKnown(some.profiles, (values) =>
      prepared(handle, withProfile).execute({ ...owner, values }),
    ),
    emails: await thoseKnown(some.emails, (values) =>
      prepared(handle, withEmail).execute({ ...owner, values }),
    ),
    names: await thoseKnown(some.names, (values) => prepared(handle, withName).execute({ ...owner, values })),
  };
  return {
    add: (record: LeadRecord) => addTo(known, record),
    /** Asks `leads` for what there may be. `prepare` comes before. */
    over: (leads: KnownLeads, prepare: () => Promise<void>): KnownLeads => ({
      async byId(id) {
        await prepare();
        return await leads.byId(id);
      },
      async idOfProfile(url) {
        if (!known.profiles.has(url)) return undefined;
        await prepare();
        return await leads.idOfProfile(url);
      },
      async alike(by, record) {
        const isByEmail = by === "email" || by === "emailAndName";
        const mayBe = isByEmail ? known.emails.has(record.email ?? "") : known.names.has(nameOf(record));
        if (!mayBe) return [];
        await prepare();
        return await leads.alike(by, record);
      },
    }),
  };
}

const nameOf = ({ lastName, firstName }: LeadRecord): string => JSON.stringify({ lastName, firstName });

function addTo(some: Ahead, record: LeadRecord): void {
  for (const url of record.profileUrls) some.profiles.add(url);
  if (record.email !== null) some.emails.add(record.email);
  some.names.add(nameOf(record));
}

/** JSON has no words for these in Postgres: each database has its own for them. */
const isOdd = (text: string): boolean => /\0|\\u(?:0000|d[89a-f])/i.test(text) || !text.isWellFormed();

/** Those that are there, and those that can't be asked for like this. */
async function thoseKnown(
  values: ReadonlySet<string>,
  ask: (json: string) => Promise<{ at: number }[]>,
): Promise<Set<string>> {
  const asked = [...values].filter((value) => !isOdd(value));
  const found = asked.length === 0 ? [] : await ask(JSON.stringify(asked));
  const known = new Set([...values].filter(isOdd));
  for (const { at } of found) known.add(asked[at] ?? "");
  return known;
}

/**
 * The places of those values, a list in JSON, for which there is a row. Each is looked up by itself: Postgres
 * would join them with the whole table, which grows while a list is imported.
 */
const thoseWith = (handle: DatabaseHandle, table: typeof leads | typeof leadProfiles, isIt: SQL[]) => {
  const found = handle
    .select({ one: sql`1` })
    .from(table)
    .where(
      and(eq(table.orgId, sql.placeholder("orgId")), eq(table.ownerId, sql.placeholder("ownerId")), ...isIt),
    )
    .limit(1);
  return handle
    .select({ at: sql<number>`key` })
    .from(elementsOf(handle, sql.placeholder("values")))
    .where(sql`(${found}) = 1`)
    .prepare();
};

const withProfile = (handle: DatabaseHandle) =>
  thoseWith(handle, leadProfiles, [sql`${leadProfiles.url} = value`]);
const withEmail = (handle: DatabaseHandle) => thoseWith(handle, leads, [sql`${leads.email} = value`]);
const withName = (handle: DatabaseHandle) =>
  thoseWith(handle, leads, [
    sql`${leads.lastName} = ${jsonAt(handle, sql`value`, "lastName")}`,
    sql`${leads.firstName} = ${jsonAt(handle, sql`value`, "firstName")}`,
  ]);
