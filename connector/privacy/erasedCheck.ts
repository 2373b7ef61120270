import { eq, sql } from "drizzle-orm";
import type { KeyObject } from "node:crypto";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople } from "../database/schema/privacy.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { emailsIn, withoutTag } from "../matching/emailsIn.ts";
import { addressesOfProfile, kindOfProfile } from "../matching/profileKinds.ts";
import { reachesIn, replaceReaches, type Reach } from "../matching/replaceReaches.ts";
import type { TokenVault } from "../secrets/tokenVault.ts";
import { readHashFilter, type HashFilter } from "./hashFilter.ts";
import { findHashes, hashOf, openSealed, sealedKey, type RememberedHash } from "./erasureHashes.ts";
import {
  atReaches,
  employerOf,
  identitiesOfReach,
  identityKey,
  jobsOf,
  placeKey,
  toLookFor,
  writtenNames,
  type Identity,
} from "./identities.ts";
import { whatKeepsOut, type ImportedRow } from "./keptOut.ts";
import { leadFacts, type LeadFacts } from "./leadFacts.ts";
import { erasedText } from "./withoutPeople.ts";

export interface ErasedCheck {
  /**
   * Whether a row is a person who was erased on request (see whatKeepsOut). `typed`: addresses that reps
   * typed for it, which may be somebody else's: they count with its name.
   */
  isErased(record: LeadRecord, typed?: readonly string[]): Promise<boolean>;
  /** Another person's row without addresses and profiles of people who were erased. */
  withoutErased(record: LeadRecord): Promise<LeadRecord>;
  /** A text that a rep wrote, without these. */
  textWithout(text: string): Promise<string>;
}

const nobody: ErasedCheck = {
  isErased: () => Promise.resolve(false),
  withoutErased: (record) => Promise.resolve(record),
  textWithout: (text) => Promise.resolve(text),
};

/**
 * Makes the check that an import does with each row. The import calls the function anew for each step,
 * because a person may be erased between two. It throws if no key opens the hashes' key.
 */
export function createErasedCheck(
  { database, vault }: { database: Database; vault: TokenVault },
  orgId: string,
): () => Promise<ErasedCheck> {
  let filter: HashFilter | null = null;
  let opened: { sealed: string; key: KeyObject } | undefined;
  let known: Known | undefined;
  return async () => {
    filter = await readHashFilter(database, orgId, filter);
    const sealed = filter === null ? undefined : await sealedKey(database);
    // Where nobody is remembered, the import pays no more than this question.
    if (filter === null || sealed === undefined) return nobody;
    if (opened?.sealed !== sealed) opened = { sealed, key: openSealed(vault, sealed) };
    if (known?.filter !== filter || known.key !== opened.key) known = createKnown(opened.key, orgId, filter);
    return checkWith({ database, orgId, known });
  };
}

/** How many texts are remembered with their hashes: rows of a file repeat companies, and little else. */
const textsMax = 10_000;

interface Known {
  filter: HashFilter;
  key: KeyObject;
  /** Null where it is certainly not remembered. */
  hashIn(identity: Identity): string | null;
  /** The company as names may stand with it; none where it is certainly nobody's who was erased. */
  employerIn(company: string | null): string[];
}

/** What is asked of the filter, each once for the same text. */
function createKnown(key: KeyObject, orgId: string, filter: HashFilter): Known {
  const hashIn = (identity: Identity) => {
    const hash = hashOf(key, orgId, identity);
    return filter.mayHave(hash) ? hash : null;
  };
  const mayEmploy = (value: string) => filter.hasNamesAlone || hashIn({ kind: "employer", value }) !== null;
  return {
    filter,
    key,
    hashIn: once(textsMax, identityKey, hashIn),
    employerIn: once(
      textsMax,
      (company) => company ?? "",
      (company) => employerOf(company).filter(mayEmploy),
    ),
  };
}

/** A function that remembers its answers, and forgets all of them when it has given too many. */
function once<Given, Answer>(max: number, keyOf: (given: Given) => string, answer: (given: Given) => Answer) {
  const answers = new Map<string, Answer>();
  return (given: Given): Answer => {
    const key = keyOf(given);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const made = answer(given);
    if (answers.size >= max) answers.clear();
    answers.set(key, made);
    return made;
  };
}

interface Remembering {
  database: Database;
  orgId: string;
  known: Known;
}

function checkWith({ database, orgId, known: { hashIn, employerIn } }: Remembering): ErasedCheck {
  const lookUp = async (identities: Iterable<Identity>) => {
    const hashes = new Map<string, string>();
    for (const each of identities) {
      const hash = hashIn(each);
      if (hash !== null) hashes.set(placeKey(each), hash);
    }
    return createFound(hashes, hashes.size === 0 ? [] : await findHashes(database, orgId, hashes.values()));
  };

  /** Tells which addresses and profiles in some texts are taken out. Null where none is. */
  const takenIn = async (texts: readonly string[]): Promise<((reach: Reach) => boolean) | null> => {
    const reaches = texts.flatMap(reachesIn);
    if (reaches.length === 0) return null;
    const found = await lookUp(
      placesOf({
        emails: reaches.flatMap((reach) => ("email" in reach ? reach.email : [])),
        profileUrls: reaches.flatMap((reach) => ("profileUrl" in reach ? reach.profileUrl : [])),
      }),
    );
    return found.rows.length === 0 ? null : (reach) => found.isTaken(identitiesOfReach(reach));
  };

  return {
    async isErased(record, typed = []) {
      const facts = leadFacts(record, record.profileUrls);
      const cell = cellOf(record, facts);
      const row: ImportedRow = { facts, cell: { ...cell, emails: [...cell.emails, ...typed] } };
      const reaches = reachesOf(row);
      const jobs = jobsOf(facts.names, new Set(facts.companies.flatMap(employerIn)));
      const first = await lookUp([...placesOf(reaches), ...jobs]);
      if (first.rows.length === 0) return false;
      // A name counts at an address or a profile that is known, which few rows have.
      const known = {
        emails: reaches.emails.filter((email) => first.knows(identitiesOfReach({ email }))),
        profileUrls: reaches.profileUrls.filter((profileUrl) =>
          first.knows(identitiesOfReach({ profileUrl })),
        ),
      };
      const second = await lookUp(toLookFor(atReaches(facts.names.flatMap(writtenNames), known)));
      for (const erasureId of first.erasureIds()) {
        const has = (identity: Identity) => first.has(identity, erasureId) || second.has(identity, erasureId);
        const kinds = new Set((await prepared(database, kindsOf).all({ erasureId })).map(({ kind }) => kind));
        if (whatKeepsOut(row, { has, kinds }).length > 0) return true;
      }
      return false;
    },
    async withoutErased(record) {
      const texts = [record.firstName, record.lastName, record.sourceName, record.title, record.company];
      const emails = record.email === null ? [] : [record.email, ...(record.otherEmails ?? [])];
      const more = [record.formerCompany, record.location, record.phone, ...emails];
      const all = [...texts, ...more].filter((text) => text !== null && text !== undefined);
      const isMeant = await takenIn(all);
      if (isMeant === null) return record;
      // An address that ends like that of somebody erased is another one.
      const isErased = (cell: string) => emailsIn(cell).some((each) => isMeant({ email: each }));
      const email = emails.find((each) => !isErased(each)) ?? null;
      const without = (text: string) => replaceReaches(text, isMeant, erasedText);
      return {
        ...record,
        email,
        firstName: without(record.firstName),
        lastName: without(record.lastName),
        sourceName: without(record.sourceName),
        title: record.title && without(record.title),
        company: record.company && without(record.company),
        formerCompany: record.formerCompany && without(record.formerCompany),
        location: record.location && without(record.location),
        phone: record.phone && without(record.phone),
      };
    },
    async textWithout(text) {
      const isMeant = await takenIn([text]);
      return isMeant === null ? text : replaceReaches(text, isMeant, erasedText);
    },
  };
}

/** What a look-up has found. */
function createFound(hashes: ReadonlyMap<string, string>, rows: readonly RememberedHash[]) {
  const byHash = Map.groupBy(rows, ({ hash }) => hash);
  const rowsOf = (identity: Identity) => byHash.get(hashes.get(placeKey(identity)) ?? "") ?? [];
  return {
    rows,
    erasureIds: () => [...new Set(rows.map(({ erasureId }) => erasureId))],
    has: (identity: Identity, erasureId: string) =>
      rowsOf(identity).some((row) => row.kind === identity.kind && row.erasureId === erasureId),
    /** Whether any of them is remembered, of whatever kind. */
    knows: (identities: readonly Identity[]) => identities.some((each) => rowsOf(each).length > 0),
    /** Whether it is taken out of others' rows. */
    isTaken: (identities: readonly Identity[]) =>
      identities.some((each) => rowsOf(each).some(({ kind }) => kind === each.kind)),
  };
}

const cellOf = (
  { otherEmails = [], otherProfiles = [] }: LeadRecord,
  { emailTails }: LeadFacts,
): ImportedRow["cell"] => ({
  emails: [...otherEmails.flatMap(emailsIn), ...emailTails],
  profileUrls: otherProfiles,
});

interface Reaches {
  emails: string[];
  profileUrls: string[];
}

function reachesOf({ facts: { emails, profileUrls, further }, cell }: ImportedRow): Reaches {
  return {
    emails: [...new Set([...emails, ...cell.emails, ...further.emails])],
    profileUrls: [...new Set([...profileUrls, ...cell.profileUrls, ...further.profileUrls])],
  };
}

/** One identity for each place at which these may be remembered: most rows have nothing there. */
function placesOf({ emails, profileUrls }: Reaches): Identity[] {
  const addresses = new Set(emails.flatMap((email) => [email, withoutTag(email)]));
  const urls = new Set(profileUrls.flatMap(addressesOfProfile));
  return [
    ...[...addresses].map((value): Identity => ({ kind: "email", value })),
    ...[...urls].map((value): Identity => ({ kind: kindOfProfile(value), value })),
  ];
}

const kindsOf = (handle: DatabaseHandle) =>
  handle
    .select({ kind: erasedPeople.kind })
    .from(erasedPeople)
    .where(eq(erasedPeople.erasureId, sql.placeholder("erasureId")))
    .prepare();
