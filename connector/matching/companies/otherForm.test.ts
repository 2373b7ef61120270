import { describe, expect, it } from "vitest";
import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import { indexAccounts } from "./indexAccounts.ts";

type Row = Partial<AccountCandidate> & { name: string };

const ranked = (sought: Partial<SoughtAccount>, rows: Row[]) =>
  indexAccounts(rows.map((row): AccountCandidate => ({ website: null, ...row }))).resolve({
    company: null,
    domain: null,
    country: null,
    rep: null,
    ...sought,
  });
const isExact = (sought: Partial<SoughtAccount>, rows: Row[]) => ranked(sought, rows)[0]?.isExact;
const sentence = "Different legal form and country: may be another company";

const american: Row = { id: "us", name: "Kestrel & Co., Inc.", countryIso: "US", website: "kestrel.com" };
const german: Row = { id: "de", name: "Nordwerk AG", countryIso: "DE", website: "nordwerk.com" };

describe("the only account of a name, in another country", () => {
  it.each<[string, Partial<SoughtAccount>, Row[]]>([
    [
      "the lead's company has a legal form of its own country",
      { company: "Kestrel KGaA", country: "DE" },
      [american],
    ],
    ["nobody knows where the lead is", { company: "Kestrel GmbH" }, [american]],
    [
      "nobody knows where the account is",
      { company: "Kestrel GmbH", country: "DE" },
      [{ id: "us", name: "Kestrel Inc." }],
    ],
    [
      "the account is a European company, and the lead's is not",
      { company: "Kestrel SAS", country: "FR" },
      [{ id: "de", name: "Kestrel SE", countryIso: "DE" }],
    ],
  ])("is proposed and not preselected where %s", (_, sought, rows) => {
    const [first] = ranked(sought, rows);
    expect(first?.account.id).toBe(rows[0]?.id);
    expect(first?.isExact).toBe(false);
    expect(first?.reasons.map(({ text }) => text)).toContain(sentence);
  });

  it.each<[string, Partial<SoughtAccount>, Row[]]>([
    ["the lead's company has no legal form", { company: "Nordwerk", country: "BR" }, [german]],
    ["the account has none", { company: "Nordwerk Ltda.", country: "BR" }, [{ ...german, name: "Nordwerk" }]],
    ["the legal form is the same", { company: "Nordwerk Aktiengesellschaft", country: "CH" }, [german]],
    [
      "the web domain is the same",
      { company: "Nordwerk Ltda.", country: "BR", domain: "nordwerk.com" },
      [german],
    ],
    ["the lead's company has become a European one", { company: "Nordwerk SE", country: "FR" }, [german]],
    ["it is in the lead's country", { company: "Nordwerk GmbH", country: "DE" }, [german]],
  ])("is preselected where %s", (_, sought, rows) => {
    expect(isExact(sought, rows)).toBe(true);
    expect(ranked(sought, rows)[0]?.reasons.map(({ text }) => text)).not.toContain(sentence);
  });

  it("comes after one of the lead's legal form, though it is the rep's own", () => {
    const rep = "005000000000001";
    const rows = [
      { ...american, ownerId: rep },
      { id: "at", name: "Kestrel GmbH", countryIso: "AT" },
    ];
    const [first] = ranked({ company: "Kestrel G.m.b.H.", rep }, rows);
    expect(first?.account.id).toBe("at");
  });
});
