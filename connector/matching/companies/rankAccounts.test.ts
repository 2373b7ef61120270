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
      "is the one with the lead's web domain among namesakes",
      { company: "Bluefin Software", domain: "bluefin.example" },
      [
        { id: "a", name: "Bluefin Software GmbH", website: "https://www.tuna.example" },
        { id: "b", name: "Bluefin Software, Inc.", website: "bluefin.example" },
      ],
      "b",
    ],
    [
      "has the web domain that the lead's company is called by, whatever its name is",
      { company: "Larkhall-Nord.co.uk" },
      [{ id: "a", name: "Kestrel Holdings Ltd", website: "https://www.larkhall-nord.co.uk/" }],
      "a",
    ],
    [
      "is not found by the domain of a shared host",
      { company: "NW Systems", domain: "facebook.com" },
      [{ id: "a", name: "Kestrel AG", website: "https://www.facebook.com/kestrel" }],
      undefined,
    ],
    [
      "is known by its former name",
      { company: "Larkspur Foods" },
      [{ id: "a", name: "Metis (formerly Larkspur Foods)" }],
      "a",
    ],
    [
      "is the headquarters where the country has no company",
      { company: "Nordwerk", country: "NO" },
      group,
      "us",
    ],
    [
      "is no namesake that is at home in another country",
      { company: "Nordwerk", country: "NO" },
      [{ id: "a", name: "Nordwerk", countryIso: "DE", website: "nordwerk.de" }],
      undefined,
    ],
    [
      "is the company below a holding that has the web address",
      { company: "Kestrel GmbH", country: "DE", domain: "kestrel.example", rep },
      holding.map((row) => (row.id === "holding" ? { ...row, website: "kestrel.example" } : row)),
      "works",
    ],
    [
      "is no company that the lead's unit is only called like",
      { company: "Acme Logistics" },
      [{ id: "a", name: "Acme" }],
      undefined,
    ],
    [
      "is not certain by initials alone",
      { company: "ABC" },
      [{ id: "a", name: "Atlantic Business Consulting" }],
      undefined,
    ],
    [
      "is the group of the company that the lead names",
      { company: "Sony Corporation", country: "JP" },
      [{ id: "a", name: "Sony Group Corporation", countryIso: "JP" }],
      "a",
    ],
    [
      "is no group of a name that companies of all trades have",
      { company: "Delta Group", country: "US" },
      [{ id: "a", name: "Delta Inc.", countryIso: "US" }],
      undefined,
    ],
    ["is none of two namesakes abroad", { company: "Phoenix", country: "NO" }, namesakes, undefined],
    [
      "is none where the lead's domain is another namesake's",
      { company: "Phoenix", country: "DE", domain: "phoenix-steel.example" },
      namesakes,
      undefined,
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
      "is none of two that differ in nothing",
      { company: "Kestrel", country: "DE" },
      [
        { id: "a", name: "Kestrel", countryIso: "DE" },
        { id: "b", name: "Kestrel", countryIso: "DE" },
      ],
      undefined,
    ],
    [
      "is no other bank of a country",
      { company: "Bank of America" },
      [{ id: "a", name: "Bank of Ireland" }],
      undefined,
    ],
    [
      "is no own namesake where the lead's country has none",
      { company: "Kestrel", country: "FR", rep },
      twoCountries,
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
      "is that of the legal form that the lead names",
      { company: "Kestrel AG" },
      [
        { id: "a", name: "Kestrel GmbH" },
        { id: "b", name: "Kestrel AG" },
      ],
      "b",
    ],
    [
      "is the ministry of the lead's country",
      { company: "Ministry of Health", country: "US" },
      elsewhere("Ministry of Health"),
      "a",
    ],
    [
      "is no chamber of another city",
      { company: "Chamber of Commerce", country: "US", location: "Denver, Colorado, United States" },
      [{ id: "a", name: "Chamber of Commerce", countryIso: "US", city: "Chicago" }],
      undefined,
    ],
    [
      "is no city of another state",
      { company: "City of Springfield", country: "US", location: "Springfield, Ohio, United States" },
      springfields,
      undefined,
    ],
    ["is no person", { company: "Kestrel" }, [{ id: "a", name: "Kestrel", isPerson: true }], undefined],
    [
      "is not kept from a lead by a test record",
      { company: "Kestrel" },
      [
        { id: "a", name: "TEST Kestrel" },
        { id: "b", name: "Kestrel" },
      ],
      "b",
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
    "Freelance Designer",
    "Stealth AI Startup",
    "Test",
    "-",
    "Confidential",
    "フリーランス",
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

  it.each(["Stealth Technologies", "Testo", "Freelancer.com"])(
    "is found for %j, which is a company",
    (name) => {
      expect(exact({ company: name }, [{ id: "a", name }])).toBe("a");
    },
  );
});

describe("the only account of a name", () => {
  const german: Row = { id: "de", name: "Nordwerk AG", countryIso: "DE", website: "nordwerk.com" };

  it.each<[string, Partial<SoughtAccount>, string]>([
    [
      "its legal form is another",
      { company: "Nordwerk GmbH", country: "DE" },
      "Different legal form: may be another company",
    ],
    ["it is abroad", { company: "Nordwerk", country: "BR" }, "In another country or city"],
    [
      "its web domain is another",
      { company: "Nordwerk", country: "DE", domain: "kestrel.example" },
      "Different web domain",
    ],
  ])("is proposed and not preselected where %s", (_, sought, sentence) => {
    const [first] = ranked(sought, [german]);
    expect(first?.isExact).toBe(false);
    expect(first?.reasons.map(({ text }) => text)).toContain(sentence);
  });

  it.each<[string, Partial<SoughtAccount>]>([
    ["nothing is known of the lead's place and form", { company: "Nordwerk" }],
    ["the legal form is the same", { company: "Nordwerk Aktiengesellschaft", country: "DE" }],
    [
      "the web domain is the same, though abroad",
      { company: "Nordwerk", country: "BR", domain: "nordwerk.com" },
    ],
  ])("is preselected where %s", (_, sought) => {
    expect(exact(sought, [german])).toBe("de");
  });

  it("is not proposed where legal form and country are other ones", () => {
    const american: Row = { id: "us", name: "Kestrel & Co., Inc.", countryIso: "US", website: "kestrel.com" };
    expect(names({ company: "Kestrel KGaA", country: "DE" }, [american])).toEqual([]);
  });

  it.each([
    ["UC Berkeley", "University of California, Berkeley"],
    ["Harvard University", "President and Fellows of Harvard College"],
    ["KLM", "Koninklijke Luchtvaart Maatschappij N.V."],
    ["Square", "Block, Inc."],
    ["VW", "Volkswagen AG"],
    ["Walmart", "Wal-Mart Stores, Inc."],
  ])("is found for %s under its other name, %s", (company, name) => {
    expect(names({ company, country: "US" }, [{ name, countryIso: "US" }])).toEqual([name]);
  });
});

describe("initials", () => {
  it.each([["JCIS", "Jerde & Co Insurance Services"]])(
    "%s are those of %s, and not certain",
    (short, name) => {
      for (const [company, offered] of [
        [short, name],
        [name, short],
      ] as const) {
        expect(reasons({ company }, [{ id: "a", name: offered }])).toEqual(["Also known by this name"]);
        expect(exact({ company }, [{ id: "a", name: offered }])).toBeUndefined();
      }
    },
  );

  it.each([["KC", "Kestrel Corporation"]])("%s are not those of %s", (short, name) => {
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

  it("has test records last, and no company that is only called like the lead's", () => {
    expect(
      names({ company: "Siemens" }, [
        { name: "Siemens AG - DO NOT USE" },
        { name: "Siemens Energy", type: "Customer" },
        { name: "Siemens AG" },
      ]),
    ).toEqual(["Siemens AG", "Siemens AG - DO NOT USE"]);
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
