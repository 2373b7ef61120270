import { describe, expect, inject, it } from "vitest";
import { chooseLeads } from "./chooseLeads.ts";
import { identitiesAsked, wordsAsked } from "./erasedBefore.ts";
import { askedFor, identityKey, strongestOf, withAnchors, type Identity } from "./identities.ts";
import { whatKeepsOut, type Remembered } from "./keptOut.ts";
import { leadFacts, type KnownLead, type LeadFacts, type ReadLeads } from "./leadFacts.ts";
import type { Person } from "./person.ts";
import { rememberedOf } from "./rememberedOf.ts";
import { fewByDay } from "../../test/support/fewByDay.ts";
import { randomFrom, type Random } from "../../test/support/randomFrom.ts";

interface Row {
  first: string;
  last: string;
  company?: string;
  email?: string | null;
  extra?: Record<string, string>;
  profileUrls?: string[];
}

const lead = ({ first, last, company = "Nordwind", email = null, extra = {}, profileUrls = [] }: Row) =>
  leadFacts(
    {
      firstName: first,
      lastName: last,
      sourceName: `${first} ${last}`,
      company,
      formerCompany: null,
      email,
      extra,
    },
    profileUrls,
  );

/** By what somebody asks for the first lead. */
const waysOfAsking: Record<string, (facts: LeadFacts) => Person> = {
  id: () => ({ leadIds: ["0"] }),
  email: ({ mainEmails: [email] }) => (email === undefined ? { leadIds: ["0"] } : { email }),
  "email and name": ({ mainEmails: [email], names: [name] }) =>
    email === undefined ? { leadIds: ["0"] } : { email, name },
  "name and company": ({ names: [name], companies: [company] }) => ({ name, company: company ?? "" }),
  "all of these": ({
    mainEmails: [email],
    mainProfiles: [profileUrl],
    names: [name],
    companies: [company],
  }) => ({
    email,
    profileUrl,
    name,
    company: company ?? "",
  }),
  "profile, name and company": ({ mainProfiles: [profileUrl], names: [name], companies: [company] }) => ({
    profileUrl,
    name,
    company: company ?? "",
  }),
  "email, name and company": ({ mainEmails: [email], names: [name], companies: [company] }) => ({
    email,
    name,
    company: company ?? "",
  }),
};

/** Erases whoever the first lead is, and tells which rows are kept out then. */
async function erase(leads: readonly LeadFacts[], by: string) {
  const known = leads.map((facts, index): KnownLead => ({ id: String(index), facts }));
  const person = waysOfAsking[by]?.(leads[0] ?? lead({ first: "", last: "" })) ?? {};
  const read = (gone: ReadonlySet<string>): ReadLeads => {
    const left = known.filter(({ id }) => !gone.has(id));
    return async function* (isWanted) {
      yield* left.filter(({ facts }) => isWanted?.(facts) ?? true);
    };
  };
  const { theirs, stayed } = await chooseLeads(person, read(new Set()));
  const { identities } = rememberedOf(person, theirs, stayed);
  const stored = strongestOf(withAnchors(identities));
  const keys = new Set(stored.map(identityKey));
  const remembered: Remembered = {
    has: (identity) => keys.has(identityKey(identity)),
    kinds: new Set(stored.map(({ kind }) => kind)),
  };
  const { byReach, byMailbox, byJob } = identitiesAsked(person);
  const words = new Set(wordsAsked(person).map(identityKey));
  /** By these words, which are remembered where all are gone. */
  const beforeThat = (areAllGone: boolean) => {
    const isKnown = (one: Identity) => remembered.has(one) || (areAllGone && words.has(identityKey(one)));
    const thatKnow = (asked: Identity[]) =>
      [...asked, ...askedFor(asked)].some(isKnown) ? [remembered] : [];
    return { byReach: thatKnow(byReach), byMailbox: thatKnow(byMailbox), byJob: thatKnow(byJob) };
  };
  const keepsOut = (facts: LeadFacts) =>
    whatKeepsOut({ facts, cell: { emails: [], profileUrls: [] } }, remembered).length > 0;
  /** Those who go by the same words, where those of some are gone. */
  const again = async (gone: ReadonlySet<string>) => [
    ...(await chooseLeads(person, read(gone), beforeThat(gone.size === theirs.size))).theirs.keys(),
  ];
  return {
    theirs: [...theirs].map(([id, facts]): KnownLead => ({ id, facts })),
    again,
    others: known.filter(({ id }) => !theirs.has(id)),
    keepsOut,
  };
}

/** Given names, each with the local part of its address. */
const given = {
  Zoë: "zoe",
  Jörg: "joerg",
  "Ana María": "ana",
  "Jean-Luc": "jeanluc",
  Siobhán: "siobhan",
  Дмитрий: "dmitry",
  太郎: "taro",
  Bob: "bob",
  Mehmet: "mehmet",
  Priya: "priya",
};
const family = "Müller,Smith,García Lorca,van der Meer,O'Connor,Жуков,田中,Łukasiewicz,Yılmaz,Iyer".split(
  ",",
);
const someone = (random: Random) => ({
  first: random.pick(Object.keys(given) as (keyof typeof given)[]),
  last: random.pick(family),
});

/** How a name is written elsewhere. */
const spellings: ((name: { first: string; last: string }) => { first: string; last: string })[] = [
  ({ first, last }) => ({ first: first.normalize("NFD").replace(/\p{M}/gu, ""), last }),
  ({ first, last }) => ({ first: last, last: first }),
  ({ first, last }) => ({ first: first.toUpperCase(), last: `${last}, PMP` }),
  ({ first, last }) => ({ first: `Dr. ${first}`, last: `${last} 🚀` }),
  ({ first, last }) => ({ first, last: `${last.charAt(0)}.` }),
  ({ first, last }) => ({ first: `${first.charAt(0)}.`, last: `${last}-Peters` }),
  ({ first, last }) => ({ first: `${first} Lee`, last: last.slice(1) }),
];

/** A few people of two names and two companies: some share addresses, columns and profiles. */
function someLeads(random: Random): LeadFacts[] {
  const names = [someone(random), someone(random)];
  const firsts = names.map(({ first }) => first);
  const lasts = names.map(({ last }) => last);
  const addresses = ["office@box.example", ...firsts.map((first) => `${given[first]}@box.example`)];
  return Array.from({ length: 6 }, (_, at) => {
    const first = random.pick(firsts);
    const initial = `${first.charAt(0)}.`;
    const last = random.pick(lasts);
    return lead({
      first: random.pick([
        first,
        first,
        initial,
        `Dr. ${initial}`,
        `${first} ${initial}`,
        `${initial} Maria`,
      ]),
      last: random.pick([last, last, `${last} Jr.`, `García ${last}`, `${last.charAt(0)}.`]),
      company: random.pick(["Nordwind", "Suedwind AG"]),
      email: random.pick([null, ...addresses]),
      extra: random.pick<Record<string, string>>([
        {},
        {},
        { "Second E-Mail": random.pick(addresses) },
        { "Manager Email": random.pick(addresses) },
      ]),
      profileUrls: random.pick([[], [`https://www.linkedin.com/in/p-${at % 4}`]]),
    });
  });
}

/**
 * Of the first, 487 and 576 have leads that one round of asking would keep out; by the last, nothing of the
 * words that were asked for is remembered, and a namesake stayed.
 */
const seeds = [
  ...Array.from({ length: 200 / inject("fewerByDay") }, (_, seed) => seed + 450),
  ...[604, 758, 907, 2042],
];
const shown = ({ names, emails, profileUrls, companies, further }: LeadFacts) =>
  JSON.stringify([names, emails, profileUrls, companies, further]);

async function ofSeeds(find: (seed: number) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const seed of seeds) found.push(...(await find(seed)));
  return found;
}

describe("after an erasure from lists of made-up people", async () => {
  it.each(fewByDay(["id", "email"] as const, 1))("no lead that stays is kept out: by %s", async (by) => {
    const wrong = await ofSeeds(async (seed) => {
      const { others, keepsOut } = await erase(someLeads(randomFrom(seed)), by);
      return others.filter(({ facts }) => keepsOut(facts)).map(({ facts }) => `${seed}: ${shown(facts)}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each(fewByDay(Object.keys(waysOfAsking), 2))(
    "the same words again mean those who are left, and nobody who stayed: by %s",
    async (by) => {
      const wrong = await ofSeeds(async (seed) => {
        const { theirs, again } = await erase(someLeads(randomFrom(seed)), by);
        const ids = theirs.map(({ id }) => id);
        // What is asked for goes last.
        const differing: string[] = [];
        for (const left of ids.keys()) {
          const gone = new Set(ids.slice(left));
          const found = (await again(gone)).sort().join();
          const rest = ids.slice(0, left).sort().join();
          if (found !== rest) differing.push(`${seed}: ${found} for ${rest}`);
        }
        return differing;
      });
      expect(wrong).toEqual([]);
    },
  );

  it("no lead comes back that had an address or a profile which nobody has who stays", async () => {
    const wrong = await ofSeeds(async (seed) => {
      const { theirs, others, keepsOut } = await erase(someLeads(randomFrom(seed)), "email");
      const taken = new Set(others.flatMap(({ facts }) => [...facts.emails, ...facts.profileUrls]));
      const hasOwn = ({ mainEmails, mainProfiles }: LeadFacts) =>
        [...mainEmails, ...mainProfiles].some((each) => !taken.has(each));
      return theirs
        .filter(({ facts }) => hasOwn(facts) && !keepsOut(facts))
        .map(({ facts }) => `${seed}: ${shown(facts)}`);
    });
    expect(wrong).toEqual([]);
  });

  it("whoever has another address and no name of theirs comes in", async () => {
    const wrong = await ofSeeds(async (seed) => {
      const random = randomFrom(seed);
      const [erased, other] = [someone(random), someone(random)];
      if (erased.first === other.first && erased.last === other.last) return [];
      const { keepsOut } = await erase([lead({ ...erased, email: "one@box.example" })], "id");
      return keepsOut(lead({ ...other, email: "two@box.example" })) ? [`${seed}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("a row with their address stays out however its name is spelled, also with another profile", async () => {
    const profileUrls = ["https://www.linkedin.com/in/another"];
    const wrong = await ofSeeds(async (seed) => {
      const random = randomFrom(seed);
      const erased = someone(random);
      const email = "one@box.example";
      const { keepsOut } = await erase(
        [lead({ ...erased, email, profileUrls: ["https://www.linkedin.com/in/a"] })],
        "id",
      );
      return spellings
        .map((spell) => spell(erased))
        .filter((name) => !keepsOut(lead({ ...name, email, profileUrls })))
        .map(({ first, last }) => `${seed}: ${first} ${last}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe("an erased person's namesake", () => {
  const address = "vera@box.example";
  const profileUrls = ["https://www.linkedin.com/in/vera"];
  const erased: Row = { first: "Vera", last: "Muster", email: address, profileUrls };
  const elsewhere = ["https://www.linkedin.com/in/another-vera"];
  const own = "vera@another.example";
  /** In a column that may be about somebody else. */
  const mentions = { "Manager Email": address };

  const hasNeither = { email: null, profileUrls: [] };
  const hasProfile = { email: null, profileUrls: elsewhere };
  const hasAddress = { email: own, profileUrls: [] };
  it.each<[string, boolean, Partial<Row>]>([
    ["at the same company", true, hasNeither],
    ["at another company", false, { ...hasNeither, company: "Suedwind" }],
    ["with a profile of their own", false, hasProfile],
    ["with an address of their own", false, hasAddress],
    ["who mentions the address", true, { ...hasNeither, extra: mentions }],
    ["who mentions the address and has a profile of their own", false, { ...hasProfile, extra: mentions }],
    ["who mentions the address and has one of their own", false, { ...hasAddress, extra: mentions }],
    ["with a profile of their own and the very address", true, { profileUrls: elsewhere }],
    [
      "who is called otherwise, with the very profile",
      true,
      { first: "Otto", last: "Beispiel", email: null },
    ],
  ])("%s: is kept out: %s", async (_who, isKeptOut, changes) => {
    const { keepsOut } = await erase([lead(erased)], "id");
    expect(keepsOut(lead({ ...erased, ...changes }))).toBe(isKeptOut);
  });

  it("a namesake with an address of their own comes in, also where others have the erased one", async () => {
    const colleague = lead({ ...erased, first: "Otto", last: "Beispiel", profileUrls: [] });
    const { keepsOut } = await erase([lead(erased), colleague], "id");
    expect(keepsOut(lead({ ...erased, ...hasAddress }))).toBe(false);
  });

  it("a namesake with a profile stays out where none is known of the erased person", async () => {
    const { keepsOut } = await erase([lead({ ...erased, profileUrls: [] })], "id");
    expect(keepsOut(lead({ ...erased, ...hasProfile }))).toBe(true);
  });
});
