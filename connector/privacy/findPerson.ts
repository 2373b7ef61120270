import { eq, inArray, sql } from "drizzle-orm";
import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { chunksOf } from "../chunksOf.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { addedRoles, type AddedRole } from "../database/schema/addedRoles.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import {
  rehearsalRows,
  rehearsals,
  type Rehearsal,
  type RehearsalRow,
} from "../database/schema/rehearsals.ts";
import {
  leadLinks,
  leadListMembers,
  leadLists,
  leadProfiles,
  leadRejections,
  leads,
} from "../database/schema/leads.ts";
import type { LeadLink, LeadListRow, LeadRejection, LeadRow } from "../database/schema/leads.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { fullName } from "../matching/names/fullName.ts";
import { chooseLeads, type StayedLead } from "./chooseLeads.ts";
import { erasedBefore, type ErasedBefore } from "./erasedBefore.ts";
import { spellingsOfName, type Identity } from "./identities.ts";
import { leadFacts, surelyOwn, type LeadFacts, type ReadLeads } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { namedFields, type WordsByLead } from "./namedFields.ts";
import { createPersonWords, type PersonWords } from "./personWords.ts";
import { nameFit } from "./nameFit.ts";
import { rememberedOf } from "./rememberedOf.ts";
import { rowsOf, storedBatchRows, storedCreations, storedRehearsalRows } from "./storedRows.ts";
import { typedByLead } from "./typedByLead.ts";
import { mapInTurns } from "../inTurns.ts";

/** What the connector keeps of a person, of all owners. */
export interface FoundPerson {
  /** The person's own leads, in the order in which they were found. */
  leads: (LeadRow & { profileUrls: string[] })[];
  /** Which Salesforce record these leads are, and are not. */
  links: LeadLink[];
  rejections: LeadRejection[];
  /** Attempts to make a contact of them. */
  creations: Creation[];
  /** Attempts to add a role to the contact that they are. */
  addedRoles: AddedRole[];
  batchRows: BatchRow[];
  rehearsalRows: RehearsalRow[];
  /** What names the person elsewhere: stored problems, values for whole batches, columns of other leads. */
  mentions: {
    creations: Creation[];
    batchRows: BatchRow[];
    batches: Batch[];
    rehearsalRows: RehearsalRow[];
    rehearsals: Rehearsal[];
    leads: LeadRow[];
    lists: LeadListRow[];
  };
  /** Leads that have something in common with the person, and stay. */
  stayed: StayedLead[];
  /** Where others work that is named like the person: nobody's employer is taken from them. */
  companies: string[];
  /** By what the person is recognized from now on. */
  identities: Identity[];
  /** Whether more was known, of which those who stay have some. */
  isWithheld: boolean;
  /** Addresses that a lead that stays has too: they count only together with the name. */
  shared: string[];
  /** Found only in a row with an initial: counts only together with that name. */
  unsure: string[];
  words: WordsOfPerson;
}

/** What names the person in a text of others. */
export interface WordsOfPerson extends WordsByLead {
  /** Profiles and addresses. */
  reaches: PersonWords;
  /** By column of a lead: names are not meant in a company's, nor in the row of a namesake. */
  meantIn(lead: LeadRow): (column: LeadColumn) => PersonWords;
}

type Stored = Pick<Creation, "leadId" | "contact" | "problem" | "role">;

/**
 * Looks through all that may name a person. Reads step by step and holds up no other request. Throws where no
 * key opens the list of those who were erased.
 */
export async function findPerson(
  { database, vault }: { database: Database; vault: TokenVault },
  person: Person,
  known?: ErasedBefore,
): Promise<FoundPerson> {
  const before = known ?? (await erasedBefore({ database, vault }, person));
  const typed = await typedByLead({ database, vault });
  const readLeads: ReadLeads = async function* (isWanted = () => true) {
    for await (const lead of rowsOf<LeadRow>(database, leads))
      if (isWanted(lead)) yield { id: lead.id, facts: await factsOf(lead) };
  };
  const factsOf = async (lead: LeadRow) => leadFacts(lead, await urlsOf(database, lead), typed.get(lead.id));
  const { theirs, stayed } = await chooseLeads(person, readLeads, before);
  const { identities, isWithheld, shared, unsure } = rememberedOf(person, theirs, stayed);
  const words = wordsOf(person, [...theirs.values()], { stayed, shared });
  const isOther = (leadId: string) => !theirs.has(leadId);
  const isNamed = ({ leadId, contact, ...row }: Stored) =>
    namedFields(words, leadId, contact).length > 0 || words.all.areIn([row.problem, row.role]);
  const companies = new Set<string>();
  const isNamedByLead = (lead: LeadRow) => {
    const meant = words.meantIn(lead);
    const columns = columnsOfLead(lead);
    for (const [column, company] of columns)
      if (
        companyColumns.has(column) &&
        company !== null &&
        meant("title").areIn(words.reaches.without(company))
      )
        companies.add(company);
    return columns.some(([column, text]) => meant(column).areIn(text));
  };
  const otherLeads = await chosen(
    rowsOf<LeadRow>(database, leads),
    (lead) => isOther(lead.id) && isNamedByLead(lead),
  );
  const ids = [...theirs.keys()];
  return {
    leads: await mapInTurns(
      inOrder(ids, await ofLeads<LeadRow>(database, leads, leads.id, ids)),
      async (lead) => ({ ...lead, profileUrls: await urlsOf(database, lead) }),
    ),
    links: await ofLeads<LeadLink>(database, leadLinks, leadLinks.leadId, ids),
    rejections: await ofLeads<LeadRejection>(database, leadRejections, leadRejections.leadId, ids),
    creations: await ofLeads<Creation>(database, creations, creations.leadId, ids),
    addedRoles: await ofLeads<AddedRole>(database, addedRoles, addedRoles.leadId, ids),
    batchRows: await ofLeads<BatchRow>(database, batchRows, batchRows.leadId, ids),
    rehearsalRows: await ofLeads<RehearsalRow>(database, rehearsalRows, rehearsalRows.leadId, ids),
    mentions: {
      creations: await chosen(storedCreations(database), (row) => isOther(row.leadId) && isNamed(row)),
      batchRows: await chosen(storedBatchRows(database), (row) => isOther(row.leadId) && isNamed(row)),
      batches: await chosen(rowsOf<Batch>(database, batches), ({ defaults, problem }) =>
        words.all.areIn([defaults.contact, defaults.role, problem]),
      ),
      rehearsalRows: await chosen(
        storedRehearsalRows(database),
        (row) => isOther(row.leadId) && isNamed(row),
      ),
      rehearsals: await chosen(rowsOf<Rehearsal>(database, rehearsals), ({ defaults, problem }) =>
        words.all.areIn([defaults.contact, defaults.role, problem]),
      ),
      leads: otherLeads,
      lists: await chosen(rowsOf<LeadListRow>(database, leadLists), ({ name }) => words.all.areIn(name)),
    },
    stayed,
    companies: [...companies],
    identities,
    isWithheld,
    shared,
    unsure,
    words,
  };
}

function wordsOf(
  person: Person,
  theirs: readonly LeadFacts[],
  { stayed, shared }: Pick<FoundPerson, "stayed" | "shared">,
): WordsOfPerson {
  const { profileUrl = [], email = [], name = [] } = person;
  // Where several have what was asked for, nobody can tell whose a name is, but one that was said.
  const isTheirs = ({ facts }: StayedLead) =>
    person.name === undefined || nameFit(person.name, facts) !== "differs";
  const isUnclear = theirs.length === 0 && stayed.some(isTheirs);
  const own = new Set(shared);
  const profileUrls = [profileUrl, ...theirs.map(surelyOwn)].flat();
  const emails = [email, ...theirs.map((each) => each.emails)].flat().filter((each) => !own.has(each));
  const names = isUnclear ? [] : [name, ...theirs.map((each) => each.names)].flat();
  const reaches = createPersonWords({ profileUrls, emails, names: [] });
  const all = createPersonWords({ profileUrls, emails, names });
  const inPlaces = createPersonWords({ profileUrls, emails, names, arePlaces: true });
  const at = (place: unknown) => (isPlace(place) ? inPlaces : all);
  const atPlaces: PersonWords = {
    areIn: (place) => at(place).areIn(place),
    without: (place) => at(place).without(place),
  };
  const fullNames = createPersonWords({ profileUrls: [], emails: [], names });
  const spellings = new Set(names.flatMap(spellingsOfName));
  const namesakes = new Set<string>();
  const hasTheName = (lead: LeadRow) =>
    spellings.size > 0 &&
    (spellingsOfName(lead).some((each) => spellings.has(each)) ||
      // Their own name may have the person's in it: Anna Vera Testmann.
      fullNames.areIn(fullName(lead)));
  const meantIn = (lead: LeadRow) => {
    if (hasTheName(lead)) {
      namesakes.add(lead.id);
      return () => reaches;
    }
    const wordsIn = (column: LeadColumn) => (nameless.has(column) ? reaches : all);
    return (column: LeadColumn) => (column === "location" ? atPlaces : wordsIn(column));
  };
  return { reaches, all, namesakes, meantIn };
}

/** Its names may be a person's, and everybody there has them: `Richmond, Virginia`. */
const isPlace = (text: unknown): boolean => typeof text === "string" && countryOfLocation(text) !== null;

/** What another lead's row may say of the person. Its e-mail address is that lead's own. */
const textColumns = [
  "firstName",
  "lastName",
  "sourceName",
  "title",
  "company",
  "companyDomain",
  "formerCompany",
  "earlierTitle",
  "earlierCompany",
  "earlierCompanyDomain",
  "location",
  "phone",
] as const satisfies readonly (keyof LeadRow)[];
export type TextColumn = (typeof textColumns)[number];
type LeadColumn = TextColumn;

/** In these a name is that of the lead itself, or of its company. */
const nameless: ReadonlySet<LeadColumn> = new Set([
  "firstName",
  "lastName",
  "company",
  "companyDomain",
  "formerCompany",
  "earlierCompany",
  "earlierCompanyDomain",
]);

const companyColumns: ReadonlySet<LeadColumn> = new Set(["company", "formerCompany", "earlierCompany"]);

/** The columns by name. */
export function columnsOfLead(lead: LeadRow): [LeadColumn, string | null, string][] {
  return textColumns.map((column) => [column, lead[column], column]);
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Keeps in memory only what is found: what is looked through may be a million rows. */
async function chosen<Row>(rows: AsyncIterable<Row>, isChosen: (row: Row) => boolean): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) if (isChosen(row)) found.push(row);
  return found;
}

async function ofLeads<Row>(
  database: Database,
  table: SQLiteTable,
  leadId: AnySQLiteColumn,
  ids: string[],
): Promise<Row[]> {
  const found: Row[] = [];
  for (const part of chunksOf(ids, idsPerStatement))
    found.push(...((await database.select().from(table).where(inArray(leadId, part)).all()) as Row[]));
  return found;
}

/** One that waits to be erased has left only the profile in its own column. */
async function urlsOf(database: Database, { id: leadId, profileUrl }: LeadRow): Promise<string[]> {
  const known = await prepared(database, profilesOf).all({ leadId });
  const urls = known.length > 0 ? known.map(({ url }) => url) : [profileUrl ?? []].flat();
  return urls.map(asReadNow);
}

/** An earlier version may have read it in another way. */
export const asReadNow = (url: string): string => canonicalProfileUrl(url) ?? url;

const profilesOf = (handle: DatabaseHandle) =>
  handle
    .select({ url: leadProfiles.url })
    .from(leadProfiles)
    .where(eq(leadProfiles.leadId, sql.placeholder("leadId")))
    .prepare();

/** The names of the lists that have a lead. */
export async function listsOf(database: Database, leadId: string): Promise<string[]> {
  return (
    await database
      .select({ name: leadLists.name })
      .from(leadListMembers)
      .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
      .where(eq(leadListMembers.leadId, leadId))
      .all()
  ).map(({ name }) => name);
}
