import { describe, expect, it } from "vitest";
import { compareCompanies } from "./compareCompanies.ts";
import { normalizeCompany } from "./normalizeCompany.ts";

const compare = (one: string, other: string) =>
  compareCompanies(normalizeCompany(one, []), normalizeCompany(other, []));

describe("two names of companies", () => {
  it.each([
    ["Müller & Söhne Maschinenbau GmbH", "Mueller und Soehne Maschinenbau", "exact"],
    ["Sollentin Mobility GmbH & Co. KG", "Sollentin Mobility", "exact"],
    ["Vayu Cloud Services Pvt. Ltd.", "Vayu Cloud Services Private Limited", "exact"],
    ["東雲電機株式会社", "東雲電機", "exact"],
    ["Procter & Gamble", "Procter and Gamble Company", "exact"],
    ["Jastaford (Proprietary) Limited", "Jastaford (Pty) Ltd", "exact"],
    ["Jastaford San. ve Tic. A.Ş.", "Jastaford A.Ş.", "exact"],
    ["The Kestrel Group", "Kestrel", "near"],
    ["IBM", "International Business Machines Corp.", "alias"],
    ["H&M", "Hennes & Mauritz AB", "alias"],
    ["H&M", "Harris & Nolan LLP", "different"],
    ["Metis (formerly Larkspur Foods)", "Larkspur Foods Inc.", "alias"],
    ["Bosch Deutschland", "Bosch", "national"],
    ["Brightwatter Analytics", "Brightwater Analytics", "typo"],
    ["Siemens", "Siemens Energy", "related"],
    ["Sollentin Werke AG", "Larkhall Media", "different"],
    ["", "Larkhall Media", "blank"],
    ["GmbH", "AG", "different"],
    ["Nordwind Gesellschaft mbH", "Nordwind", "exact"],
    ["Nordwind S.à r.l.", "Nordwind", "exact"],
    ["Nordwind GmbH i.L.", "Nordwind", "exact"],
    ["Nordwind GmbH in Gründung", "Nordwind UG i.G.", "exact"],
    ["Liquidation", "In Liquidation GmbH", "related"],
    ["Ex Libris", "Ex Libris Ltd.", "exact"],
    ["Freelance Designer", "Freelance GmbH", "nobody"],
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
    expect(compareCompanies(at("Larkhall-Nord.com", ""), at("NW Systems", "www.larkhall-nord.com"))).toBe(
      "domain",
    );
    expect(compareCompanies(at("Nordwerk", "a@gmail.com"), at("Larkhall", "b@gmail.com"))).toBe("different");
  });
});
