import { isNotNull } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { findHashes, hashOf, openKey } from "./erasureHashes.ts";
import { atReaches, employerOf, toLookFor, writtenNames, type Identity } from "./identities.ts";
import { emailOfColumn, type Typed } from "./leadFacts.ts";
import { nameFit } from "./nameFit.ts";
import { nameOfTwo, type Name } from "./splitName.ts";
import { rowsOf, storedBatchRows, storedCreations, storedRehearsalRows } from "./storedRows.ts";

interface Erased {
  database: Database;
  vault: TokenVault;
}

/**
 * The addresses and names that reps typed into the form of each lead. A name that differs from the lead's,
 * and that another lead at its company has, is that one's. An address is a mention where it stands in the
 * e-mail column of others alone, whose names differ from the lead's, or where it is remembered of somebody
 * erased who did not have that name: it is theirs. Throws where no key opens the list of these.
 */
export async function typedByLead({ database, vault }: Erased): Promise<Map<string, Typed>> {
  const typed = await allTyped(database);
  if (typed.size === 0) return typed;
  const holders = await holdersOf(database, new Set([...typed.values()].flatMap(({ emails }) => emails)));
  const isOthersName = await othersNames(database, [...typed.values()]);
  const isErasedOthers = await erasedOthers({ database, vault });
  for await (const lead of rowsOf<LeadRow>(database, leads)) {
    const own = typed.get(lead.id);
    if (own === undefined) continue;
    const mentions = new Set<string>();
    for (const email of own.emails) {
      const names = holders.get(email) ?? [];
      const isHeld = names.length > 0 && names.every((name) => nameFit(name, lead) === "differs");
      if (isHeld || (await isErasedOthers(lead, email))) mentions.add(email);
    }
    own.mentions = own.emails.filter((email) => mentions.has(email));
    own.emails = own.emails.filter((email) => !mentions.has(email));
    own.names = own.names.filter((name) => nameFit(name, lead) !== "differs" || !isOthersName(name, lead));
  }
  return typed;
}

/** Tells whether another lead at the same company has a name. */
async function othersNames(
  database: Database,
  typed: readonly Typed[],
): Promise<(name: Name, lead: LeadRow) => boolean> {
  const wanted = new Set(typed.flatMap(({ names }) => names).flatMap(writtenNames));
  const placesOf = new Map<string, Set<string>>();
  if (wanted.size > 0)
    for await (const lead of rowsOf<LeadRow>(database, leads)) {
      const places = employersOf(lead);
      for (const written of writtenNames(lead).filter((each) => wanted.has(each)))
        placesOf.set(written, new Set([...(placesOf.get(written) ?? []), ...places]));
    }
  return (name, lead) =>
    writtenNames(name).some((written) =>
      employersOf(lead).some((place) => placesOf.get(written)?.has(place)),
    );
}

const employersOf = ({ company, formerCompany }: LeadRow): string[] =>
  [company, formerCompany].flatMap(employerOf);

/** Tells whether an address is remembered, and not with the lead's name. */
async function erasedOthers({
  database,
  vault,
}: Erased): Promise<(lead: LeadRow, email: string) => Promise<boolean>> {
  const key = await openKey({ handle: database, vault });
  if (key === null) return () => Promise.resolve(false);
  const isKnown = async (orgId: string, identities: Identity[]) => {
    const hashes = toLookFor(identities).map((each) => hashOf(key, orgId, each));
    return (await findHashes(database, orgId, hashes)).length > 0;
  };
  return async (lead, email) => {
    const named = () => atReaches(writtenNames(lead), { emails: [email], profileUrls: [] });
    return (
      (await isKnown(lead.orgId, [{ kind: "email", value: email }])) && !(await isKnown(lead.orgId, named()))
    );
  };
}

async function allTyped(database: Database): Promise<Map<string, Typed>> {
  const byLead = new Map<string, Typed>();
  for (const rows of [storedCreations(database), storedBatchRows(database), storedRehearsalRows(database)])
    for await (const { leadId, contact } of rows) {
      if (contact === null) continue;
      const typed = byLead.get(leadId) ?? { emails: [], names: [], mentions: [] };
      const { Email: email, FirstName: first, LastName: last } = contact;
      if (typeof email === "string") typed.emails.push(...emailsIn(email));
      if (typeof first === "string" && typeof last === "string") typed.names.push(nameOfTwo(first, last));
      if (typed.emails.length + typed.names.length > 0) byLead.set(leadId, typed);
    }
  return byLead;
}

/** The names of the leads that have one of the addresses in their e-mail column. */
async function holdersOf(database: Database, emails: ReadonlySet<string>): Promise<Map<string, Name[]>> {
  const holders = new Map<string, Name[]>();
  if (emails.size === 0) return holders;
  for await (const lead of rowsOf<LeadRow>(database, leads, isNotNull(leads.email))) {
    const email = emailOfColumn(lead.email);
    if (email === null || !emails.has(email)) continue;
    holders.set(email, [...(holders.get(email) ?? []), lead]);
  }
  return holders;
}
