import { describe, expect, it } from "vitest";
import { compareCompanies } from "./compareCompanies.ts";
import { normalizeCompany } from "./normalizeCompany.ts";
import { indexAccounts } from "./indexAccounts.ts";

const compare = (one: string, other: string) =>
  compareCompanies(normalizeCompany(one, []), normalizeCompany(other, []));

describe("two names of companies", () => {
  it.each([
    ["Müller & Söhne Maschinenbau GmbH", "Mueller und Soehne Maschinenbau", "exact"],
    ["Żółw Logistics Sp. z o.o.", "ZOLW LOGISTICS", "exact"],
    ["Águas do Atlântico S.A.", "Aguas do Atlantico", "exact"],
    ["Sollentin Mobility GmbH & Co. KG", "Sollentin Mobility", "exact"],
    ["Vayu Cloud Services Pvt. Ltd.", "Vayu Cloud Services Private Limited", "exact"],
    ["東雲電機株式会社", "東雲電機", "exact"],
    ["Procter & Gamble", "Procter and Gamble Company", "exact"],
    ["X", "X Corp.", "exact"],
    ["The Kestrel Group", "Kestrel", "near"],
    ["IBM", "International Business Machines Corp.", "alias"],
    ["Metis (formerly Larkspur Foods)", "Larkspur Foods Inc.", "alias"],
    ["Bosch Deutschland", "Bosch", "national"],
    ["Brightwatter Analytics", "Brightwater Analytics", "typo"],
    ["Siemens", "Siemens Energy", "related"],
    ["Meridian Health Partners", "Meridian Partners", "related"],
    ["Sollentin Werke AG", "Larkhall Media", "different"],
    ["", "Larkhall Media", "blank"],
    ["GmbH", "AG", "different"],
    ["Nordwind Gesellschaft mbH", "Nordwind", "exact"],
    ["Nordwind Ges.m.b.H.", "Nordwind GmbH", "exact"],
    ["Nordwind Ges. m. b. H.", "Nordwind G. m. b. H.", "exact"],
    ["Nordwind S.à r.l.", "Nordwind", "exact"],
    ["Nordwind s. à r. l.", "Nordwind SARL", "exact"],
    ["Nordwind GmbH i.L.", "Nordwind", "exact"],
    ["Nordwind GmbH & Co. KG i. L.", "Nordwind", "exact"],
    ["Nordwind Ltd (in liquidation)", "Nordwind", "exact"],
    ["Nordwind GmbH in Gründung", "Nordwind UG i.G.", "exact"],
    ["Nordwind PartG mbB", "Nordwind", "exact"],
    ["Nordwind KG a.A.", "Nordwind KGaA", "exact"],
    ["Nordwind gemeinnützige GmbH", "Nordwind gGmbH", "exact"],
    ["Liquidation", "In Liquidation GmbH", "related"],
  ])("%s and %s are %s", (one, other, level) => {
    expect(compare(one, other)).toBe(level);
    expect(compare(other, one)).toBe(level);
  });

  it("are one company where the web domain is one, but not for a mail provider's", () => {
    const at = (name: string, address: string) => normalizeCompany(name, [address]);
    expect(
      compareCompanies(
        at("Nordwerk", "https://www.nordwerk.example/de"),
        at("NW Systems", "anna@nordwerk.example"),
      ),
    ).toBe("domain");
    expect(compareCompanies(at("Nordwerk", "a@gmail.com"), at("Larkhall", "b@gmail.com"))).toBe("different");
  });
});

describe("the account of a lead's company", () => {
  const accounts = (...names: string[]) => names.map((name) => ({ name, website: null }));
  const chosen = (company: string, ...names: string[]) =>
    indexAccounts(accounts(...names))
      .resolve(company, null)
      .find(({ isExact }) => isExact)?.account.name;

  it("is chosen where its name is the same but for the legal form", () => {
    expect(chosen("Northwind Energy", "Northwind Energy Services GmbH", "Northwind Energy Inc.")).toBe(
      "Northwind Energy Inc.",
    );
  });

  it("is the one written exactly so, where several are alike", () => {
    expect(chosen("Brightwater Analytics Ltd", "Brightwater Analytics", "Brightwater Analytics Ltd")).toBe(
      "Brightwater Analytics Ltd",
    );
  });

  it("is not chosen among several that could be it, nor where it is only near", () => {
    expect(chosen("Bluefin Software", "Bluefin Software, Inc.", "Bluefin Software GmbH")).toBeUndefined();
    expect(chosen("Kestrel Robotics", "Kestrel Robotics Holdings PLC")).toBeUndefined();
    expect(chosen("Siemens", "Siemens Energy")).toBeUndefined();
  });

  it("is the one with the lead's web domain among namesakes", () => {
    const two = [
      { name: "Bluefin Software GmbH", website: "https://www.bluefin-de.example" },
      { name: "Bluefin Software, Inc.", website: "bluefin.example" },
    ];
    expect(indexAccounts(two).resolve("Bluefin Software", "bluefin.example")[0]).toMatchObject({
      account: { name: "Bluefin Software, Inc." },
      isExact: true,
    });
  });

  it("is proposed with a reason, the likeliest first, and never out of nothing", () => {
    const proposed = indexAccounts(accounts("Larkhall", "Siemens Energy", "Siemens AG")).resolve(
      "Siemens",
      null,
    );
    expect(proposed.map(({ account, reason }) => [account.name, reason.text])).toEqual([
      ["Siemens AG", "Same name"],
      ["Siemens Energy", "Similar name"],
    ]);
    expect(indexAccounts(accounts("Siemens")).resolve(null, null)).toEqual([]);
  });
});
