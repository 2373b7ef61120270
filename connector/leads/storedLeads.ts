import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { comparedMax, type KnownLeads } from "./leadFinder.ts";

/** Not one that was erased on request, and only waits for its creation to end. */
const isPresent = eq(leads.isErased, false);

/** The leads of one owner in the database. Synchronous: meant for a transaction. */
export function storedLeads(database: Database, owner: { orgId: string; ownerId: string }): KnownLeads {
  const byId = database
    .select()
    .from(leads)
    .where(eq(leads.id, sql.placeholder("id")))
    .prepare();
  const byProfile = database
    .select({ id: leadProfiles.leadId })
    .from(leadProfiles)
    .where(
      and(
        eq(leadProfiles.orgId, owner.orgId),
        eq(leadProfiles.ownerId, owner.ownerId),
        eq(leadProfiles.url, sql.placeholder("url")),
      ),
    )
    .prepare();
  const some = (...conditions: SQL[]) =>
    database
      .select({
        id: leads.id,
        firstName: leads.firstName,
        lastName: leads.lastName,
        company: leads.company,
        email: leads.email,
        profileUrl: leads.profileUrl,
      })
      .from(leads)
      .where(and(eq(leads.orgId, owner.orgId), eq(leads.ownerId, owner.ownerId), isPresent, ...conditions))
      .limit(comparedMax)
      .prepare();
  const hasEmail = eq(leads.email, sql.placeholder("email"));
  const hasCompany = eq(leads.company, sql.placeholder("company"));
  const hasName = [
    eq(leads.lastName, sql.placeholder("lastName")),
    eq(leads.firstName, sql.placeholder("firstName")),
  ];
  const alike = {
    email: some(hasEmail),
    emailAndName: some(hasEmail, ...hasName),
    name: some(...hasName),
    nameAndCompany: some(...hasName, hasCompany),
  };
  return {
    byId: (id) => byId.get({ id }),
    idOfProfile: (url) => byProfile.get({ url })?.id,
    alike: (by, { email, firstName, lastName, company }) =>
      alike[by].all({ email, firstName, lastName, company }),
  };
}
