import { describe, expect, it } from "vitest";
import { compareCompanies } from "./compareCompanies.ts";
import { normalizeCompany } from "./normalizeCompany.ts";

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
    ["JASTAFORD COPPER S. R. O.", "Jastaford Copper s.r.o.", "exact"],
    ["Jastaford spol. s r. o.", "Jastaford", "exact"],
    ["Jastaford D. O. O.", "Jastaford", "exact"],
    ["Jastaford K. K.", "Jastaford", "exact"],
    ["Jastaford P. L. C.", "Jastaford", "exact"],
    ["Jastaford S.A.C.", "Jastaford", "exact"],
    ["Джастафорд ЕООД", "Джастафорд", "exact"],
    ["Jastaford OOD", "Jastaford", "exact"],
    ["Jastaford DAC", "Jastaford Ltd", "exact"],
    ["Jastaford ULC", "Jastaford Inc.", "exact"],
    ["Jastaford (Proprietary) Limited", "Jastaford (Pty) Ltd", "exact"],
    ["Jastaford (M) Sdn Bhd", "Jastaford", "exact"],
    ["Jastaford San. ve Tic. A.Ş.", "Jastaford A.Ş.", "exact"],
    ["Jastaford Tic. Ltd. Şti.", "Jastaford", "exact"],
    ["Jastaford Coöperatie U.A.", "Jastaford", "exact"],
    ["Jastaford S.A. E.S.P.", "Jastaford", "exact"],
    ["Jastaford S.c.a.r.l.", "Jastaford", "exact"],
    ["Jastaford A.M.B.A.", "Jastaford", "exact"],
    ["Jastaford ek. för.", "Jastaford", "exact"],
    ["Jastaford Joint Stock Company", "Jastaford", "exact"],
    ["Jastaford UG (haftungsbeschraenkt)", "Jastaford", "exact"],
    ["Jastaford Gesellschaft mit beschraenkter Haftung", "Jastaford GmbH", "exact"],
    ["The Kestrel Group", "Kestrel", "near"],
    ["IBM", "International Business Machines Corp.", "alias"],
    ["H&M", "Hennes & Mauritz AB", "alias"],
    ["P & G", "The Procter & Gamble Company", "alias"],
    ["H&M", "Harris & Nolan LLP", "different"],
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
    ["Groupe PSA", "PSA", "near"],
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
