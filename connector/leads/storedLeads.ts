import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { comparedMax, type KnownLeads, type SharedColumns } from "./leadFinder.ts";
import { firstOf } from "../database/rows.ts";

/** The leads of one owner in the database. Meant for a transaction. */
export function storedLeads(handle: DatabaseHandle, owner: { orgId: string; ownerId: string }): KnownLeads {
  const read = (by: SharedColumns, { email, firstName, lastName, company }: LeadRecord) =>
    prepared(handle, alike[by]).execute({ ...owner, email, firstName, lastName, company });
  let last: { by: SharedColumns; record: LeadRecord; rows: Awaited<ReturnType<typeof read>> } | undefined;
  /** What was read last isn't read again: nobody changes it while one record is compared. */
  const readOnce = async (by: SharedColumns, record: LeadRecord) => {
    if (last?.by !== by || last.record !== record) last = { by, record, rows: await read(by, record) };
    return last.rows;
  };
  return {
    byId: (id) => firstOf(prepared(handle, byId).execute({ id })),
    idOfProfile: async (url) => (await firstOf(prepared(handle, byProfile).execute({ ...owner, url })))?.id,
    async alike(by, record) {
      const part = partOf[by];
      if (!part) return await readOnce(by, record);
      // Most rows have no namesakes: then one question answers both.
      const whole = await readOnce(part.of, record);
      return whole.length < comparedMax
        ? whole.filter((lead) => part.has(lead, record))
        : await read(by, record);
    },
  };
}

const byId = (handle: DatabaseHandle) =>
  handle
    .select()
    .from(leads)
    .where(eq(leads.id, sql.placeholder("id")))
    .prepare();

const byProfile = (handle: DatabaseHandle) =>
  handle
    .select({ id: leadProfiles.leadId })
    .from(leadProfiles)
    .where(
      and(
        eq(leadProfiles.orgId, sql.placeholder("orgId")),
        eq(leadProfiles.ownerId, sql.placeholder("ownerId")),
        eq(leadProfiles.url, sql.placeholder("url")),
      ),
    )
    .prepare();

const ofOwner = [
  eq(leads.orgId, sql.placeholder("orgId")),
  eq(leads.ownerId, sql.placeholder("ownerId")),
  // Not one that was erased on request, and only waits for its creation to end.
  eq(leads.isErased, false),
];

const some =
  (...conditions: SQL[]) =>
  (handle: DatabaseHandle) =>
    handle
      .select({
        id: leads.id,
        firstName: leads.firstName,
        lastName: leads.lastName,
        company: leads.company,
        email: leads.email,
        profileUrl: leads.profileUrl,
      })
      .from(leads)
      .where(and(...ofOwner, ...conditions))
      // Which ones are compared is the same each time, and in both engines: an index has them in this order.
      .orderBy(asc(leads.lastName), asc(leads.firstName))
      .limit(comparedMax)
      .prepare();

const hasEmail = eq(leads.email, sql.placeholder("email"));
const hasCompany = eq(leads.company, sql.placeholder("company"));
const hasName = [
  eq(leads.lastName, sql.placeholder("lastName")),
  eq(leads.firstName, sql.placeholder("firstName")),
];

type Compared = Pick<LeadRecord, "firstName" | "lastName" | "company">;

/** Which leads are a part of those that are asked for anyway, and which part. */
const partOf: Partial<Record<SharedColumns, Part>> = {
  emailAndName: {
    of: "email",
    has: (lead, { firstName, lastName }) => lead.lastName === lastName && lead.firstName === firstName,
  },
  nameAndCompany: { of: "name", has: (lead, { company }) => lead.company === company },
};

interface Part {
  of: SharedColumns;
  has(lead: Compared, record: Compared): boolean;
}

const alike = {
  email: some(hasEmail),
  emailAndName: some(hasEmail, ...hasName),
  name: some(...hasName),
  nameAndCompany: some(...hasName, hasCompany),
};
