import { describe, expect, it } from "vitest";
import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import { indexAccounts } from "./indexAccounts.ts";

type Row = Partial<AccountCandidate> & { name: string };

const account = (row: Row): AccountCandidate => ({ website: null, ...row });
const ranked = (sought: Partial<SoughtAccount>, rows: Row[]) =>
  indexAccounts(rows.map(account)).resolve({
    company: null,
    domain: null,
    country: null,
    rep: null,
    ...sought,
  });
const names = (sought: Partial<SoughtAccount>, rows: Row[]) =>
  ranked(sought, rows).map(({ account: { name } }) => name);
const exact = (sought: Partial<SoughtAccount>, rows: Row[]) =>
  ranked(sought, rows).find(({ isExact }) => isExact)?.account.id;
const reasons = (sought: Partial<SoughtAccount>, rows: Row[]) =>
  ranked(sought, rows)[0]?.reasons.map(({ text }) => text);

/** A company of three levels: headquarters, companies of countries, and a site below one of them. */
const group: Row[] = [
  { id: "us", name: "Nordwerk Inc.", countryIso: "US", website: "nordwerk.example" },
  { id: "de", name: "Nordwerk Deutschland GmbH", parentId: "us", countryIso: "DE" },
  { id: "plant", name: "Nordwerk Werk Augsburg", parentId: "de", countryIso: "DE" },
  { id: "fr", name: "Nordwerk France SAS", parentId: "us", countryIso: "FR" },
];

/** The same name in two countries, one of them the rep's own. */
const rep = "005000000000001";
const twoCountries: Row[] = [
  { id: "us", name: "Kestrel Inc", countryIso: "US", ownerId: rep, website: "kestrel.example" },
  { id: "de", name: "Kestrel GmbH", countryIso: "DE" },
];
/** Cities of one name in several states. */
const springfields: Row[] = [
  { id: "ma", name: "City of Springfield", countryIso: "US", state: "MA", ownerId: rep },
  { id: "il", name: "City of Springfield", countryIso: "US", state: "Illinois", city: "Springfield" },
  { id: "mo", name: "City of Springfield", countryIso: "US", state: "Missouri", city: "Springfield" },
];
/** A holding above the company that works, in one country. */
const holding: Row[] = [
  { id: "holding", name: "Kestrel Holding AG", countryIso: "DE", ownerId: rep },
  { id: "works", name: "Kestrel GmbH", countryIso: "DE", parentId: "holding" },
  { id: "plant", name: "Kestrel Werk Ulm", countryIso: "DE", parentId: "works" },
];
const elsewhere = (name: string): Row[] => [{ id: "a", name, countryIso: "US", ownerId: rep }];
const namesakes: Row[] = [
  { id: "a", name: "Phoenix", countryIso: "DE", website: "phoenix-pharma.example" },
  { id: "b", name: "Phoenix", countryIso: "US", website: "phoenix-tools.example" },
];

describe("the account that a rep would choose", () => {
  it.each<[string, Partial<SoughtAccount>, Row[], string | undefined]>([
    [
      "has the same name but for the legal form",
      { company: "Nordwind Energy" },
      [
        { id: "a", name: "Nordwind Energy Services GmbH" },
        { id: "b", name: "Nordwind Energy Inc." },
      ],
      "b",
    ],
    [
      "is the one written exactly so, of several alike",
      { company: "Brightwater Ltd" },
      [
        { id: "a", name: "Brightwater" },
        { id: "b", name: "Brightwater Ltd" },
      ],
      "b",
    ],
    [
      "is none of several that could be it",
      { company: "Bluefin Software" },
      [
        { id: "a", name: "Bluefin Software, Inc." },
        { id: "b", name: "Bluefin Software GmbH" },
      ],
      undefined,
    ],
    [
      "is the one with the lead's web domain among namesakes",
      { company: "Bluefin Software", domain: "bluefin.example" },
      [
        { id: "a", name: "Bluefin Software GmbH", website: "https://www.tuna.example" },
        { id: "b", name: "Bluefin Software, Inc.", website: "bluefin.example" },
      ],
      "b",
    ],
    [
      "has the lead's web domain, whatever its name is",
      { company: "NW Systems", domain: "nordwerk.example" },
      [{ id: "a", name: "Nordwerk AG", website: "https://nordwerk.example/de" }],
      "a",
    ],
    [
      "has the web domain that the lead's company is called by, whatever its name is",
      { company: "Larkhall-Nord.co.uk" },
      [{ id: "a", name: "Kestrel Holdings Ltd", website: "https://www.larkhall-nord.co.uk/" }],
      "a",
    ],
    [
      "has the lead's web address for its name",
      { company: "Larkhall Systems", domain: "larkhall-nord.com" },
      [{ id: "a", name: "Larkhall-Nord.com" }],
      "a",
    ],
    [
      "may have another web domain than the one that the lead's company is called by",
      { company: "Larkhall.com" },
      [{ id: "a", name: "Larkhall.com", website: "about-larkhall.example" }],
      "a",
    ],
    [
      "is not found by a name with a dot that is no web address",
      { company: "St.Larkhall" },
      [{ id: "a", name: "Kestrel AG", website: "st.larkhall" }],
      undefined,
    ],
    [
      "is not found by the domain of a shared host",
      { company: "NW Systems", domain: "facebook.com" },
      [{ id: "a", name: "Kestrel AG", website: "https://www.facebook.com/kestrel" }],
      undefined,
    ],
    [
      "is not found by a page at a host of pages",
      { company: "NW Systems", domain: "https://nw.wixsite.com/home" },
      [{ id: "a", name: "Kestrel AG", website: "https://kestrel.wixsite.com" }],
      undefined,
    ],
    [
      "is known by the acronym that its web address says",
      { company: "IBM" },
      [{ id: "a", name: "International Business Machines Corp.", website: "ibm.com" }],
      "a",
    ],
    [
      "is known by its former name",
      { company: "Larkspur Foods" },
      [{ id: "a", name: "Metis (formerly Larkspur Foods)" }],
      "a",
    ],
    [
      "is known by the name that it has now",
      { company: "Larkspur" },
      [{ id: "a", name: "Metis Foods - now Larkspur" }],
      "a",
    ],
    [
      "is known by the brand that it uses",
      { company: "Zenit" },
      [{ id: "a", name: "Larkhall Media GmbH dba Zenit" }],
      "a",
    ],
    ["is the company of the lead's country", { company: "Nordwerk", country: "DE" }, group, "de"],
    [
      "is the headquarters where the country has no company",
      { company: "Nordwerk", country: "NO" },
      group,
      "us",
    ],
    ["is the headquarters for a lead at home there", { company: "Nordwerk", country: "US" }, group, "us"],
    [
      "is that of the country in the company's name",
      { company: "Nordwerk France", country: "CH" },
      group,
      "fr",
    ],
    [
      "is no namesake that is at home in another country",
      { company: "Nordwerk", country: "NO" },
      [{ id: "a", name: "Nordwerk", countryIso: "DE", website: "nordwerk.de" }],
      undefined,
    ],
    ["is the company below a holding", { company: "Kestrel", country: "DE", rep }, holding, "works"],
    [
      "is the company below a holding that has the web address",
      { company: "Kestrel GmbH", country: "DE", domain: "kestrel.example", rep },
      holding.map((row) => (row.id === "holding" ? { ...row, website: "kestrel.example" } : row)),
      "works",
    ],
    [
      "is the company below a holding of another country",
      { company: "Kestrel", country: "FR" },
      holding,
      "works",
    ],
    [
      "is the company below a holding where nobody knows the country",
      { company: "Kestrel" },
      holding,
      "works",
    ],
    ["is the holding that the lead names", { company: "Kestrel Holding", country: "DE" }, holding, "holding"],
    [
      "is the holding that the lead names abroad",
      { company: "Kestrel Holding", country: "FR" },
      holding,
      "holding",
    ],
    [
      "is no company that the lead's unit is only called like",
      { company: "Acme Logistics" },
      [{ id: "a", name: "Acme" }],
      undefined,
    ],
    ["is that of the place in the company's name", { company: "Nordwerk AG, Hamburg" }, group, "de"],
    [
      "is known by its initials where its web address says them",
      { company: "P&G" },
      [{ id: "a", name: "Procter & Gamble", website: "pg.example" }],
      "a",
    ],
    [
      "is not certain by initials alone",
      { company: "ABC" },
      [{ id: "a", name: "Atlantic Business Consulting" }],
      undefined,
    ],
    [
      "is the company of the lead's country, though the lead has the domain of the headquarters",
      { company: "Nordwerk", country: "NO", domain: "nordwerk.example" },
      [
        ...group,
        { id: "no", name: "Nordwerk", parentId: "us", countryIso: "NO", website: "kraftwerk.example" },
      ],
      "no",
    ],
    [
      "is no sister company of another country",
      { company: "Kestrel Norge" },
      [{ id: "a", name: "Kestrel France" }],
      undefined,
    ],
    [
      "is not certain where only one name has International",
      { company: "Kestrel International" },
      [{ id: "a", name: "Kestrel", website: "kestrel.example" }],
      undefined,
    ],
    ["is the one whose group the lead names", { company: "BMW Group" }, [{ id: "a", name: "BMW AG" }], "a"],
    [
      "is the group of the company that the lead names",
      { company: "Sony Corporation", country: "JP" },
      [{ id: "a", name: "Sony Group Corporation", countryIso: "JP" }],
      "a",
    ],
    [
      "is the only company below the group, beside others that are only called like it",
      { company: "BMW Group", country: "DE" },
      [
        { id: "bank", name: "BMW Bank GmbH", countryIso: "DE", ownerId: rep },
        { id: "a", name: "BMW", countryIso: "DE" },
      ],
      "a",
    ],
    [
      "is no company that is only called like the group",
      { company: "Sony Group" },
      [{ id: "a", name: "Sony Music" }],
      undefined,
    ],
    [
      "is none where the group and another one may be meant",
      { company: "Kestrel" },
      [
        { id: "a", name: "Kestrel Group" },
        { id: "b", name: "Kestrel Holding" },
      ],
      undefined,
    ],
    [
      "is none where the company of a group and one with International may be meant",
      { company: "Kestrel Group" },
      [
        { id: "a", name: "Kestrel" },
        { id: "b", name: "Kestrel International" },
      ],
      undefined,
    ],
    [
      "is none of two companies that may have the group",
      { company: "Merck Group" },
      [
        { id: "a", name: "Merck KGaA" },
        { id: "b", name: "Merck & Co., Inc." },
      ],
      undefined,
    ],
    [
      "is not certain where one is a group and the other a holding",
      { company: "Weber Group" },
      [{ id: "a", name: "Weber Holding" }],
      undefined,
    ],
    [
      "is no group of another country",
      { company: "Weber Group", country: "US" },
      [{ id: "a", name: "Weber GmbH", countryIso: "DE" }],
      undefined,
    ],
    [
      "is the group of another country that has a company in the lead's",
      { company: "Nordwerk Group", country: "NO" },
      group,
      "us",
    ],
    [
      "is no group with companies in several countries for a lead of no country",
      { company: "Kestrel" },
      [
        { id: "us", name: "Kestrel Group Inc.", countryIso: "US" },
        { id: "no", name: "Kestrel Norge AS", countryIso: "NO", parentId: "us" },
      ],
      undefined,
    ],
    [
      "is no group whose name says no more than what many are called",
      { company: "First Group" },
      [{ id: "a", name: "First" }],
      undefined,
    ],
    [
      "is no group of a name that companies of all trades have",
      { company: "Delta Group", country: "US" },
      [{ id: "a", name: "Delta Inc.", countryIso: "US" }],
      undefined,
    ],
    [
      "is no group with another web address",
      { company: "Kestrel Group", domain: "kestrel-steel.example" },
      [{ id: "a", name: "Kestrel", website: "falken.example" }],
      undefined,
    ],
    [
      "is no group whose web address only begins as the lead's",
      { company: "Kestrel Group", domain: "kestrel.example" },
      [{ id: "a", name: "Kestrel", website: "kestrel-ab.example" }],
      undefined,
    ],
    [
      "is the only one of the name, also where it is abroad",
      { company: "Nordwerk", country: "NO" },
      [{ id: "a", name: "Nordwerk", countryIso: "DE", website: "nordwerk.example" }],
      "a",
    ],
    ["is none of two namesakes abroad", { company: "Phoenix", country: "NO" }, namesakes, undefined],
    ["is none of two namesakes for a lead of no country", { company: "Phoenix" }, namesakes, undefined],
    [
      "is the one of two namesakes that is written as the lead's company, where nothing else tells",
      { company: "Kestrel", country: "AT" },
      [
        { id: "de", name: "Kestrel", countryIso: "DE" },
        { id: "us", name: "Kestrel Inc.", countryIso: "US" },
      ],
      "de",
    ],
    ["is the namesake in the lead's country", { company: "Phoenix", country: "DE" }, namesakes, "a"],
    [
      "is none where the lead's domain is another namesake's",
      { company: "Phoenix", country: "DE", domain: "phoenix-steel.example" },
      namesakes,
      undefined,
    ],
    [
      "is none with another domain",
      { company: "Phoenix", domain: "phoenix-tools.example" },
      [{ id: "a", name: "Phoenix", website: "phoenix-pharma.example" }],
      undefined,
    ],
    [
      "is the rep's own of two in one country",
      { company: "Kestrel", rep: "005000000000001" },
      [
        { id: "a", name: "Kestrel GmbH", countryIso: "DE", ownerId: "005000000000002" },
        { id: "b", name: "Kestrel AG", countryIso: "DE", ownerId: "005000000000001" },
      ],
      "b",
    ],
    [
      "is the rep's own prospect rather than a colleague's customer",
      { company: "Kestrel", rep: "005000000000001" },
      [
        {
          id: "a",
          name: "Kestrel GmbH",
          countryIso: "DE",
          type: "Customer - Direct",
          ownerId: "005000000000002",
        },
        { id: "b", name: "Kestrel AG", countryIso: "DE", type: "Prospect", ownerId: "005000000000001" },
      ],
      "b",
    ],
    [
      "is the customer of two",
      { company: "Kestrel" },
      [
        { id: "a", name: "Kestrel GmbH", countryIso: "DE", type: "Prospect" },
        { id: "b", name: "Kestrel AG", countryIso: "DE", type: "Customer - Direct" },
      ],
      "b",
    ],
    [
      "is no former customer",
      { company: "Kestrel" },
      [
        { id: "a", name: "Kestrel GmbH", countryIso: "DE", type: "Former Customer" },
        { id: "b", name: "Kestrel AG", countryIso: "DE" },
      ],
      undefined,
    ],
    [
      "has the open opportunities",
      { company: "Kestrel" },
      [
        { id: "a", name: "Kestrel GmbH", countryIso: "DE", openOpportunities: 0 },
        { id: "b", name: "Kestrel AG", countryIso: "DE", openOpportunities: 2 },
      ],
      "b",
    ],
    [
      "is the one that somebody works with",
      { company: "Kestrel" },
      [
        { id: "a", name: "Kestrel GmbH", countryIso: "DE", lastActivity: "2019-04-01" },
        { id: "b", name: "Kestrel AG", countryIso: "DE", lastActivity: "2024-04-01" },
      ],
      "b",
    ],
    [
      "is none of two that differ in nothing",
      { company: "Kestrel", country: "DE" },
      [
        { id: "a", name: "Kestrel", countryIso: "DE" },
        { id: "b", name: "Kestrel", countryIso: "DE" },
      ],
      undefined,
    ],
    [
      "is no company that is only called like it",
      { company: "Siemens", country: "DE" },
      [{ id: "a", name: "Siemens Energy", countryIso: "DE", website: "siemens.example" }],
      undefined,
    ],
    [
      "is no other bank of a country",
      { company: "Bank of America" },
      [{ id: "a", name: "Bank of Ireland" }],
      undefined,
    ],
    [
      "is the namesake of the lead's country, and not the rep's own",
      { company: "Kestrel", country: "DE", rep },
      twoCountries,
      "de",
    ],
    [
      "is no own namesake where the lead's country has none",
      { company: "Kestrel", country: "FR", rep },
      twoCountries,
      undefined,
    ],
    ["is no own namesake for a lead of no country", { company: "Kestrel", rep }, twoCountries, undefined],
    [
      "is no own namesake beside one of which nobody knows the country",
      { company: "Kestrel", rep },
      [
        { id: "a", name: "Kestrel", ownerId: rep },
        { id: "b", name: "Kestrel" },
      ],
      undefined,
    ],
    [
      "is no own namesake with another web address",
      { company: "Kestrel", country: "DE", rep },
      [
        { id: "a", name: "Kestrel", countryIso: "DE", website: "kestrel-foods.example", ownerId: rep },
        { id: "b", name: "Kestrel", countryIso: "DE", website: "kestrel-tools.example" },
      ],
      undefined,
    ],
    [
      "is no own namesake of another city",
      { company: "Kestrel", country: "DE", rep },
      [
        { id: "a", name: "Kestrel", countryIso: "DE", city: "Bonn", ownerId: rep },
        { id: "b", name: "Kestrel", countryIso: "DE", city: "Ulm" },
      ],
      undefined,
    ],
    [
      "is the rep's own of two in one city",
      { company: "Kestrel", country: "DE", rep },
      [
        { id: "a", name: "Kestrel", countryIso: "DE", city: "Cologne", ownerId: rep },
        { id: "b", name: "Kestrel", countryIso: "DE", city: "Köln" },
      ],
      "a",
    ],
    [
      "is the namesake of the lead's city",
      { company: "Kestrel", country: "DE", location: "Ulm, Baden-Württemberg, Germany", rep },
      [
        { id: "a", name: "Kestrel", countryIso: "DE", city: "Bonn", ownerId: rep },
        { id: "b", name: "Kestrel", countryIso: "DE", city: "Ulm" },
      ],
      "b",
    ],
    [
      "is that of the legal form that the lead names",
      { company: "Kestrel AG" },
      [
        { id: "a", name: "Kestrel GmbH" },
        { id: "b", name: "Kestrel AG" },
      ],
      "b",
    ],
    [
      "is the country's company with a web address of its own",
      { company: "Kestrel", country: "DE", rep },
      [
        { id: "us", name: "Kestrel", countryIso: "US", website: "kestrel.example", ownerId: rep },
        {
          id: "de",
          name: "Kestrel Deutschland GmbH",
          countryIso: "DE",
          website: "kestrel-deutschland.example",
        },
      ],
      "de",
    ],
    [
      "is none abroad where one of nearly the name is in the lead's country",
      { company: "Kestrel", country: "DE", rep },
      [
        { id: "us", name: "Kestrel", countryIso: "US", website: "kestrel.example", ownerId: rep },
        { id: "de", name: "Kestrel Group GmbH", countryIso: "DE", website: "falken.example" },
      ],
      undefined,
    ],
    ...[
      "First National Bank",
      "City Council",
      "Ministry of Health",
      "Public Library",
      "City of Springfield",
      "Volksbank",
      "Gemeinde Neustadt",
      "Trinity College",
      "St. John's Hospital",
      "Handelskammer",
      "Grand Hotel",
    ].map((company): [string, Partial<SoughtAccount>, Row[], undefined] => [
      `is no ${company} of another country`,
      { company, country: "GB", rep },
      elsewhere(company),
      undefined,
    ]),
    [
      "is the ministry of the lead's country",
      { company: "Ministry of Health", country: "US" },
      elsewhere("Ministry of Health"),
      "a",
    ],
    [
      "is a ministry abroad with the lead's web domain",
      { company: "Ministry of Health", country: "GB", domain: "health.example" },
      [{ id: "a", name: "Ministry of Health", countryIso: "US", website: "health.example" }],
      "a",
    ],
    [
      "is no chamber of another city",
      { company: "Chamber of Commerce", country: "US", location: "Denver, Colorado, United States" },
      [{ id: "a", name: "Chamber of Commerce", countryIso: "US", city: "Chicago" }],
      undefined,
    ],
    [
      "is no council of which nobody knows the city",
      { company: "City Council", country: "US", location: "Austin, Texas, United States" },
      elsewhere("City Council"),
      undefined,
    ],
    [
      "is the city of the lead's state",
      {
        company: "City of Springfield",
        country: "US",
        location: "Springfield, Illinois, United States",
        rep,
      },
      springfields,
      "il",
    ],
    [
      "is the city of the lead's state, written as a code",
      { company: "City of Springfield", country: "US", location: "Boston, MA", rep },
      springfields,
      "ma",
    ],
    [
      "is no city of another state",
      { company: "City of Springfield", country: "US", location: "Springfield, Ohio, United States", rep },
      springfields,
      undefined,
    ],
    [
      "is none of several cities for a lead of no state",
      { company: "City of Springfield", country: "US", location: "United States", rep },
      springfields,
      undefined,
    ],
    [
      "is H&M for HM where the web address says so",
      { company: "HM", domain: "hm.example" },
      [{ id: "a", name: "H&M", website: "hm.example" }],
      "a",
    ],
    ["is not H&M for HM by the name alone", { company: "HM" }, [{ id: "a", name: "H&M" }], undefined],
    [
      "is the city of the lead's state, where its whole area is named",
      { company: "City of Austin", country: "US", location: "Austin, Texas Metropolitan Area", rep },
      [
        { id: "mn", name: "City of Austin", countryIso: "US", state: "MN", city: "Austin", ownerId: rep },
        { id: "tx", name: "City of Austin", countryIso: "US", state: "TX", city: "Austin" },
      ],
      "tx",
    ],
    [
      "is the town of the lead's region, in a country without codes for them",
      { company: "Stadt Neustadt", country: "DE", location: "Neustadt, Bayern, Deutschland", rep },
      [
        {
          id: "he",
          name: "Stadt Neustadt",
          countryIso: "DE",
          state: "Hessen",
          city: "Neustadt",
          ownerId: rep,
        },
        { id: "by", name: "Stadt Neustadt", countryIso: "DE", state: "Bayern", city: "Neustadt" },
      ],
      "by",
    ],
    [
      "is none of two towns of one name where the lead's region is not known",
      { company: "Stadt Neustadt", country: "DE", location: "Neustadt, Deutschland", rep },
      [
        {
          id: "he",
          name: "Stadt Neustadt",
          countryIso: "DE",
          state: "Hessen",
          city: "Neustadt",
          ownerId: rep,
        },
        { id: "by", name: "Stadt Neustadt", countryIso: "DE", state: "Bayern", city: "Neustadt" },
      ],
      undefined,
    ],
    ["is no person", { company: "Kestrel" }, [{ id: "a", name: "Kestrel", isPerson: true }], undefined],
    ["is no test record", { company: "Kestrel" }, [{ id: "a", name: "Kestrel (DO NOT USE)" }], undefined],
    [
      "is not kept from a lead by a test record",
      { company: "Kestrel" },
      [
        { id: "a", name: "TEST Kestrel" },
        { id: "b", name: "Kestrel" },
      ],
      "b",
    ],
    ["may be called Test", { company: "Test Systems" }, [{ id: "a", name: "Test Systems GmbH" }], "a"],
    [
      "is found in capitals without accents",
      { company: "Müller Maschinenbau" },
      [{ id: "a", name: "MULLER MASCHINENBAU GMBH" }],
      "a",
    ],
    [
      "is found with damaged letters",
      { company: "Müller Maschinenbau" },
      [{ id: "a", name: "MÃ¼ller Maschinenbau GmbH" }],
      "a",
    ],
    [
      "is found in another script",
      { company: "Газпром", country: "RU" },
      [{ id: "a", name: "Gazprom PAO", countryIso: "RU" }],
      "a",
    ],
  ])("%s", (_what, sought, rows, id) => {
    expect(exact(sought, rows)).toBe(id);
  });

  it.each([
    "self-employed",
    "Selbstständig",
    "Freelance Designer",
    "My own business",
    "Multiple companies",
    "Serbest",
    "Stealth AI Startup",
    "Building something new",
    "Test",
    "-",
    "n/a",
    "Confidential",
    "Student",
    "Autónomo",
    "Auto-entrepreneur",
    "フリーランス",
    "самозанятый",
    "Retired",
    "Looking for new opportunities",
    "---",
    "🚀",
    "",
  ])("is none for a lead of %j", (company) => {
    expect(
      names({ company, domain: "kestrel.example" }, [
        { name: company, website: "kestrel.example" },
        { name: "Freelance" },
        { name: "Stealth Designer" },
      ]),
    ).toEqual([]);
  });

  it.each([
    "Stealth Technologies",
    "Test Valley Council",
    "Testo",
    "Private Bank Zürich",
    "Independent News",
    "Student Loans Company",
    "Freelancer.com",
  ])("is found for %j, which is a company", (name) => {
    expect(exact({ company: name }, [{ id: "a", name }])).toBe("a");
  });
});

describe("initials", () => {
  it.each([
    ["JCIS", "Jerde & Co Insurance Services"],
    ["JIS", "Jerde & Co Insurance Services"],
    ["TSMC", "Taiwan Semiconductor Manufacturing Company Limited"],
    ["SMIC", "Semiconductor Manufacturing International Corp."],
    ["HSBC", "The Hongkong and Shanghai Banking Corporation Limited"],
  ])("%s are those of %s, and not certain", (short, name) => {
    for (const [company, offered] of [
      [short, name],
      [name, short],
    ] as const) {
      expect(reasons({ company }, [{ id: "a", name: offered }])).toEqual(["Also known by this name"]);
      expect(exact({ company }, [{ id: "a", name: offered }])).toBeUndefined();
    }
  });

  it.each([
    ["KC", "Kestrel Corporation"],
    ["KLC", "Kestrel Labs Company"],
    ["KSLL", "Kestrel Steel Labs Ltd"],
  ])("%s are not those of %s", (short, name) => {
    expect(names({ company: short }, [{ name }])).toEqual([]);
  });
});

describe("the headquarters", () => {
  const why = "Headquarters: no company in the lead's country";
  const reasonsOfUs = (country: string | null) =>
    ranked({ company: "Nordwerk", country }, group)
      .find(({ account }) => account.id === "us")
      ?.reasons.map(({ text }) => text);

  it("says that the country has no company only where it has none", () => {
    expect(reasonsOfUs("ES")).toContain(why);
    expect(reasonsOfUs("DE")).not.toContain(why);
  });

  it("says so of no lead whose country nobody knows", () => {
    expect(reasonsOfUs(null)).not.toContain(why);
  });
});

describe("the order of accounts", () => {
  it("is the country's company, its site, the headquarters, then those of other countries", () => {
    expect(names({ company: "Nordwerk", country: "DE" }, group.toReversed())).toEqual([
      "Nordwerk Deutschland GmbH",
      "Nordwerk Werk Augsburg",
      "Nordwerk Inc.",
      "Nordwerk France SAS",
    ]);
  });

  it("has the headquarters before companies of other countries", () => {
    const bank: Row[] = [
      { name: "Santander UK", countryIso: "GB", website: "santander.co.uk", ownerId: rep },
      { name: "Banco Santander", countryIso: "ES", website: "santander.com" },
      { name: "Santander Bank Polska", countryIso: "PL" },
    ];
    for (const country of ["FR", "ES", "DE"])
      expect(names({ company: "Santander", country, rep }, bank)[0]).toBe("Banco Santander");
    expect(names({ company: "Santander", country: "GB", rep }, bank)[0]).toBe("Santander UK");
    const group: Row[] = [
      { name: "Novartis International", countryIso: "CH", website: "novartis.com", ownerId: rep },
      { name: "Novartis Deutschland GmbH", countryIso: "DE", website: "novartis-pharma.de" },
      { name: "Novartis AG", countryIso: "CH" },
    ];
    expect(names({ company: "Novartis", country: "DE", rep }, group)[0]).toBe("Novartis Deutschland GmbH");
    expect(names({ company: "Novartis", country: "FR", rep }, group)[0]).toBe("Novartis AG");
  });

  it("has the same company before one that is only called like it, and test records last", () => {
    expect(
      names({ company: "Siemens" }, [
        { name: "Siemens AG - DO NOT USE" },
        { name: "Siemens Energy", type: "Customer" },
        { name: "Siemens AG" },
      ]),
    ).toEqual(["Siemens AG", "Siemens Energy", "Siemens AG - DO NOT USE"]);
  });

  it("is that of the scores, which are 0 to 1", () => {
    const scores = ranked({ company: "Nordwerk", country: "DE" }, group).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores[0]).toBeLessThanOrEqual(1);
  });

  it("is said with reasons", () => {
    const rep = "005000000000001";
    const [de, ...others] = group.toSorted((one) => (one.id === "de" ? -1 : 0));
    const owned = {
      ...de,
      name: "Nordwerk Deutschland",
      ownerId: rep,
      type: "Customer",
      openOpportunities: 1,
    };
    expect(reasons({ company: "Nordwerk", country: "DE", rep }, [owned, ...others])).toEqual([
      "Same name except for the country",
      "In the lead's country",
      "You own it",
      "Customer",
      "Open opportunities",
    ]);
    expect(reasons({ company: "Nordwerk", country: "NO" }, group)).toEqual([
      "Same name",
      "Headquarters: no company in the lead's country",
    ]);
  });
});

it("none of ten thousand accounts of one name is certain", () => {
  const many = Array.from({ length: 10_000 }, (_, index): Row => ({ id: `${index}`, name: "Acme" }));
  const index = indexAccounts(many.map(account));
  const found = index.resolve({ company: "Acme", domain: null, country: null, rep: null });
  expect(found.some(({ isExact }) => isExact)).toBe(false);
});
