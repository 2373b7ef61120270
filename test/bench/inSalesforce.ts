import countries from "i18n-iso-countries";
import { randomUUID } from "node:crypto";
import { chunksOf } from "../../connector/chunksOf.ts";
import type { RequestContext } from "../../connector/context.ts";
import type { LeadRow } from "../../connector/database/schema/leads.ts";
import { matchLeads } from "../../connector/matches/matchLeads.ts";
import type { MatchLevel, Person } from "../../connector/matching/person.ts";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { readForeignPeople, type JudgedPeople } from "./foreignPeople/readPeople.ts";
import { generateLabelledSet } from "./labelled/generateLabelledSet.ts";
import { heldOutSeed } from "./labelled/seeds.ts";

/** How the search in Salesforce compares with an exhaustive match, which compares everybody in memory. */
interface SearchFigures {
  set: string;
  leads: number;
  records: number;
  /** API calls without the describes. */
  calls: number;
  callsPerThousandLeads: number;
  seconds: number;
  /**
   * By level: how many true pairs the exhaustive match finds at that level, and how many of them the search
   * finds at it, too.
   */
  recall: { level: string; pairs: number; found: number; share: number }[];
  /** Against the truth: precision and recall of the search at `likely` and above. */
  likelyPrecision: number;
  likelyRecall: number;
  /** Against the truth: recall of the search at `possible` and above. */
  possibleRecall: number;
  /** Pairs that the exhaustive match alone finds, by what was done to the lead. */
  missed: { note: string; missed: number }[];
  /** These pairs, of which some are printed. */
  examples: string[];
}

const examplesPrinted = 12;
const leadsPerList = 1_000;
/** So many ids the practice org answers at once. */
const idsAnswered = 10_000;

/** People to look for. `notes`: by lead, what was done to it, where the set says so. */
type SearchedPeople = JudgedPeople & { notes?: string[] };

/** Never tuned on. */
const foreignSeed = 4;

/** What the org is like that is searched. */
interface SearchedOrg {
  /** Fields that Shield encrypts, by object. */
  encryptedFields?: string[];
  /** Whether it has more records than are read at once. */
  isBig?: boolean;
}

const encryptedPeople = ["Contact", "Lead"].flatMap((object) =>
  ["FirstName", "LastName", "Email", "Phone"].map((field) => `${object}.${field}`),
);
const encryptedCompanies = ["Account.Name", "Account.Website", "Lead.Company"];

/** Orgs that do not let everything be searched. */
const orgs: [string, SearchedOrg][] = [
  ["a big org", { isBig: true }],
  ["Shield: people", { encryptedFields: encryptedPeople }],
  ["Shield: people and companies", { encryptedFields: [...encryptedPeople, ...encryptedCompanies] }],
  ["Shield in a big org", { encryptedFields: [...encryptedPeople, ...encryptedCompanies], isBig: true }],
];

/**
 * On the held-out set, and on the people of many languages, whose author had not read the matcher: these in
 * orgs that do not let everything be searched, too. With a seed, on other sets of both kinds.
 */
export async function benchSearch(seed?: number): Promise<SearchFigures[]> {
  const labelled = generateLabelledSet(seed ?? heldOutSeed, 4_000);
  const foreign = await readForeignPeople(seed ?? foreignSeed);
  const figures = [
    await searchFor(seed === undefined ? "held out" : `seed ${seed}`, labelled),
    await searchFor("many languages", foreign),
  ];
  for (const [name, org] of orgs) figures.push(await searchFor(`many languages, ${name}`, foreign, org));
  return figures;
}

/**
 * Loads a set into a practice org and matches its leads there, as the connector does for a rep: over
 * HTTP, with SOQL and SOSL. An exhaustive match in memory shows what the search misses.
 */
export async function searchFor(
  name: string,
  set: SearchedPeople,
  { encryptedFields = [], isBig = false }: SearchedOrg = {},
): Promise<SearchFigures> {
  const stack = await startStack({ environment: { SALESFORCE_TIMEOUT_MS: "60000" } });
  try {
    const ids = await loadRecords(stack, set.records);
    await stack.practice("PATCH", "/settings", { encryptedFields });
    if (isBig) fill(stack);
    await stack.signIn("rep@practice.example");
    const ctx = await contextOfRep(stack);
    const rows = set.leads.map((lead) => leadRow(ctx, lead));
    await matchLeads(ctx, rows.slice(0, 1)); // The describes are asked for here, and not counted below.
    await stack.practice("DELETE", "/requests");
    const started = performance.now();
    const found: Found[] = [];
    for (let start = 0; start < rows.length; start += leadsPerList) {
      const part = rows.slice(start, start + leadsPerList);
      const matches = await matchLeads(ctx, part);
      found.push(
        ...part.map(({ id }) => new Map((matches.get(id) ?? []).map((m) => [m.record.id, m.level]))),
      );
    }
    const seconds = (performance.now() - started) / 1000;
    const calls = (await stack.practice<unknown[]>("GET", "/requests")).length;
    return {
      set: name,
      leads: rows.length,
      records: set.records.length,
      calls,
      callsPerThousandLeads: (calls / rows.length) * 1000,
      seconds,
      ...compared(set, ids, found),
    };
  } finally {
    await stack.close();
  }
}

/** More records than are read at once of the objects that are searched. They have no names. */
function fill({ org: { org } }: Stack): void {
  for (const [object, prefix] of [
    ["Account", "001"],
    ["Contact", "003"],
    ["Lead", "00Q"],
  ])
    org.db.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
      INSERT INTO ${object} (Id, IsDeleted) SELECT printf('${prefix}ZZ%013d', i), 0 FROM n`);
}

/** The matches of a lead: levels by record id. */
type Found = Map<string, MatchLevel>;

function compared(set: SearchedPeople, ids: string[], found: Found[]) {
  const exhaustive = matchPeople(set.leads, set.records);
  const counts = { "likely and above": [0, 0], "possible and above": [0, 0] };
  const missed = new Map<string, number>();
  const examples: string[] = [];
  const claims = found.flatMap((levels, lead) =>
    [...levels].filter(([, level]) => level !== "possible").map(([id]) => id === ids[set.truth[lead] ?? -1]),
  );
  let [likely, possible, known] = [0, 0, 0];
  for (const [lead, record] of set.truth.entries()) {
    if (record === null) continue;
    known++;
    const level = found[lead]?.get(ids[record] ?? "");
    if (level !== undefined) possible++;
    if (level !== undefined && level !== "possible") likely++;
    const reference = exhaustive[lead]?.find(({ candidate }) => candidate === record)?.level;
    if (reference === undefined) continue;
    count(counts["possible and above"], level !== undefined);
    if (reference !== "possible")
      count(counts["likely and above"], level !== undefined && level !== "possible");
    if (level !== undefined) continue;
    const notes = set.notes?.[lead] ?? "";
    for (const note of notes.split(", ")) missed.set(note, (missed.get(note) ?? 0) + 1);
    examples.push(`${notes}: ${shown(set.leads[lead])} is ${shown(set.records[record])}`);
  }
  return {
    recall: Object.entries(counts).map(([level, [pairs = 0, hits = 0]]) => ({
      level,
      pairs,
      found: hits,
      share: hits / Math.max(1, pairs),
    })),
    likelyPrecision: claims.filter(Boolean).length / Math.max(1, claims.length),
    likelyRecall: likely / known,
    possibleRecall: possible / known,
    missed: [...missed].map(([note, count]) => ({ note, missed: count })).sort((a, b) => b.missed - a.missed),
    examples,
  };
}

function count(counts: number[], isFound: boolean): void {
  counts[0] = (counts[0] ?? 0) + 1;
  if (isFound) counts[1] = (counts[1] ?? 0) + 1;
}

const shown = (person: Person | undefined): string =>
  person === undefined ? "" : `${person.firstName} ${person.lastName}, ${person.company ?? "no company"}`;

async function contextOfRep(stack: Stack): Promise<RequestContext> {
  const { users } = await stack.practice<{ users: { username: string; id: string }[] }>("GET", "/info");
  const rep = users.find(({ username }) => username === "rep@practice.example");
  return await contextForUser(stack.app, { userId: rep?.id ?? "", orgId: stack.org.orgId }, "bench");
}

/** Loads records as contacts of accounts. Returns the ids of the contacts in the same order. */
async function loadRecords(stack: Stack, records: Person[]): Promise<string[]> {
  await stack.practice("POST", "/reset", { seed: "empty" });
  const companies = [...new Map(records.map((record) => [record.company ?? "", record.website])).entries()];
  const accounts = await stack.practice<{ ids: string[] }>(
    "POST",
    "/records/Account",
    companies.map(([Name, Website]) => ({ Name: Name || "Unknown", Website })),
  );
  const accountOf = new Map(companies.map(([name], index) => [name, accounts.ids[index]]));
  const ids: string[] = [];
  for (const part of chunksOf(records, idsAnswered)) {
    const contacts = await stack.practice<{ ids: string[] }>(
      "POST",
      "/records/Contact",
      part.map((record) => ({
        FirstName: record.firstName,
        LastName: record.lastName,
        Email: record.emails[0],
        Phone: record.phones[0],
        Title: record.title,
        AccountId: accountOf.get(record.company ?? ""),
        MailingCity: record.city,
        MailingCountry: record.country === null ? null : countries.getName(record.country, "en"),
      })),
    );
    ids.push(...contacts.ids);
  }
  return ids;
}

function leadRow(ctx: RequestContext, lead: Person): LeadRow {
  const country = lead.country === null ? null : (countries.getName(lead.country, "en") ?? null);
  const place = [lead.city, country].filter((part) => part !== null);
  return {
    id: randomUUID(),
    orgId: ctx.caller.orgId,
    ownerId: ctx.caller.userId,
    firstName: lead.firstName,
    lastName: lead.lastName,
    sourceName: lead.sourceName ?? "",
    title: lead.title,
    company: lead.company,
    companyDomain: lead.website,
    formerCompany: lead.formerCompanies[0] ?? null,
    location: place.length > 0 ? place.join(", ") : null,
    country: lead.country,
    email: lead.emails[0] ?? null,
    phone: lead.phones[0] ?? null,
    profileUrl: `https://www.linkedin.com/in/${randomUUID()}`,
    connectedOn: null,
    changedIn: null,
    earlierTitle: null,
    earlierCompany: null,
    earlierCompanyDomain: null,
    extra: {},
    searchText: "",
    createdAt: ctx.clock(),
    updatedAt: ctx.clock(),
    removedAt: null,
    isErased: false,
  };
}

export function printSearch(all: SearchFigures[]): void {
  for (const figures of all) printOne(figures);
}

function printOne(figures: SearchFigures): void {
  const { set, leads, records, calls, callsPerThousandLeads, seconds } = figures;
  console.log(
    `\n${set}: searching a practice org of ${records} contacts for ${leads} leads: ${calls} API calls ` +
      `(${callsPerThousandLeads.toFixed(1)} a thousand leads) in ${seconds.toFixed(1)} s`,
  );
  console.table(figures.recall.map((row) => ({ ...row, share: row.share.toFixed(4) })));
  console.log(
    `Against the truth: likely precision ${figures.likelyPrecision.toFixed(4)}, recall ${figures.likelyRecall.toFixed(4)}; ` +
      `possible recall ${figures.possibleRecall.toFixed(4)}`,
  );
  console.table(figures.missed);
  for (const example of figures.examples.slice(0, examplesPrinted)) console.log(`  not found (${example})`);
}
