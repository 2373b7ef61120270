import countries from "i18n-iso-countries";
import { randomUUID } from "node:crypto";
import { chunksOf } from "../../connector/work/inTurns.ts";
import type { RequestContext } from "../../connector/context.ts";
import type { LeadRow } from "../../connector/database/schema/leads.ts";
import { matchLeads } from "../../connector/matches/matchLeads.ts";
import type { MatchLevel, Person } from "../../connector/matching/person.ts";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { judgePeople, type PeopleScore } from "./matching/judgePeople.ts";
import { readPeople, type KnownPeople } from "./matching/readSet.ts";

/** How the search in Salesforce compares with an exhaustive match, which compares everybody in memory. */
interface SearchFigures {
  set: string;
  leads: number;
  records: number;
  /** API calls without the describes. */
  calls: number;
  callsPerThousandLeads: number;
  seconds: number;
  /** Of the true pairs of the exhaustive match, at a level and above, the share that the search finds. */
  found: { likely: number; possible: number };
  /** Against the truth. */
  score: PeopleScore;
}

const leadsPerList = 1_000;
/** So many ids the practice org answers at once. */
const idsAnswered = 10_000;

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
/** What Shield may encrypt at most. */
export const allEncrypted = [...encryptedPeople, "Account.Name", "Account.Website", "Lead.Company"];

/** Orgs that do not let everything be searched. */
const orgs: [string, SearchedOrg][] = [
  ["a big org", { isBig: true }],
  ["Shield: people", { encryptedFields: encryptedPeople }],
  ["Shield: people and companies", { encryptedFields: allEncrypted }],
  ["Shield in a big org", { encryptedFields: allEncrypted, isBig: true }],
];

/** On the people of many spellings, and on those of many languages in all kinds of orgs. */
export async function benchSearch(): Promise<SearchFigures[]> {
  const languages = await readPeople("languages");
  const figures = [
    await searchFor("spellings", await readPeople("spellings")),
    await searchFor("languages", languages),
  ];
  for (const [name, org] of orgs) figures.push(await searchFor(`languages, ${name}`, languages, org));
  return figures;
}

/**
 * Loads a set into a practice org and matches its leads there, as the connector does for a rep: over
 * HTTP, with SOQL and SOSL. An exhaustive match in memory shows what the search misses.
 */
export async function searchFor(
  name: string,
  set: KnownPeople,
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

function compared(set: KnownPeople, ids: string[], found: Found[]): Pick<SearchFigures, "found" | "score"> {
  const places = new Map(ids.map((id, place) => [id, place]));
  const claims = found.map((levels) =>
    [...levels].map(([id, level]) => ({ record: places.get(id) ?? -1, level })),
  );
  const [likely, possible]: [boolean[], boolean[]] = [[], []];
  for (const [lead, matches] of matchPeople(set.leads, set.records).entries()) {
    const [record] = set.truth[lead]?.records ?? [];
    const reference = matches.find(({ candidate }) => candidate === record)?.level;
    if (reference === undefined) continue;
    const level = claims[lead]?.find((each) => each.record === record)?.level;
    possible.push(level !== undefined);
    if (reference !== "possible") likely.push(level !== undefined && level !== "possible");
  }
  const shareOf = (isFound: boolean[]) => isFound.filter(Boolean).length / isFound.length;
  return {
    found: { likely: shareOf(likely), possible: shareOf(possible) },
    score: judgePeople(set, claims),
  };
}

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
    changedIn: null,
    earlierTitle: null,
    earlierCompany: null,
    earlierCompanyDomain: null,
    searchText: "",
    createdAt: ctx.clock(),
    updatedAt: ctx.clock(),
    removedAt: null,
    isErased: false,
  };
}

export function printSearch(all: SearchFigures[]): void {
  console.log("\nThe search in Salesforce, beside comparing everybody in memory");
  console.table(
    all.map(({ set, leads, records, calls, callsPerThousandLeads, seconds, found, score }) => ({
      set,
      leads,
      records,
      calls,
      "calls a thousand": callsPerThousandLeads.toFixed(1),
      seconds: seconds.toFixed(1),
      "likely found": found.likely.toFixed(4),
      "possible found": found.possible.toFixed(4),
      precision: score.likely.precision.toFixed(4),
      recall: score.likely.recall.toFixed(4),
    })),
  );
}
