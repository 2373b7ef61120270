import { describe, expect, it } from "vitest";
import { hasLeft } from "./hasLeft.ts";

const hasGone = (before: string | null, now: string | null) => hasLeft({ company: before }, { company: now });

describe("a company under another name", () => {
  it.for([
    ["Contoso", "CONTOSO GmbH & Co. KG"],
    ["Schäfer & Söhne", "Schaefer und Soehne"],
    ["Contoso", "Contoso - UK & Ireland"],
    ["Siemens", "Siemens Energy"],
    ["ThyssenKrupp", "Thyssenkrupp Elevator"],
    ["EY", "Ernst & Young"],
    ["EY-Parthenon", "Ernst & Young"],
    ["PwC", "PricewaterhouseCoopers GmbH"],
    ["H&M", "Hennes & Mauritz"],
    ["Société Générale", "SocGen"],
    ["MIT", "Massachusetts Institute of Technology"],
    ["Stadtwerke München", "SWM"],
    ["St. Gobain", "Saint-Gobain Glass"],
    ["Uni Köln", "Universität zu Köln"],
    ["Яндекс", "Yandex N.V."],
    ["Facebook", "Meta"],
    ["Royal Philips", "Philips Healthcare"],
    ["AT&T Inc.", "ATT"],
    ["Citigroup", "Citibank"],
    ["Instagram", "Meta Platforms, Inc."],
    ["Google", "Alphabet Inc."],
    ["Twitter", "X"],
    ["Daimler AG", "Mercedes-Benz Group AG"],
    ["Telefónica Deutschland", "o2"],
    ["Statoil", "Equinor ASA"],
    ["HSBC", "The Hongkong and Shanghai Banking Corporation Limited"],
    ["Stadt Köln", "City of Cologne"],
    ["Landeshauptstadt München", "City of Munich"],
    ["Ayuntamiento de Madrid", "Madrid City Council"],
    ["Comune di Milano", "Municipality of Milan"],
    ["Universität Wien", "University of Vienna"],
    ["Technische Universität München", "Technical University of Munich"],
    ["TU Delft", "Delft University of Technology"],
    ["FH Aachen", "Fachhochschule Aachen"],
    ["Uniklinik Köln", "Universitätsklinikum Köln"],
    ["Uniklinik Köln", "University Hospital Cologne"],
    ["Universitätsspital Zürich", "University Hospital Zurich"],
    ["SBB CFF FFS", "Schweizerische Bundesbahnen SBB"],
    ["Bundesministerium der Finanzen", "Federal Ministry of Finance"],
    ["Deutsches Rotes Kreuz", "German Red Cross"],
    ["Northwind Norge AS", "Northwind"],
    ["Bank of America", "BofA"],
    ["Petróleo Brasileiro S.A.", "Petrobras"],
    ["Standard Chartered Bank", "StanChart"],
    ["Groupe PSA", "PSA Peugeot Citroën"],
    ["Contoso", "Fabrikam (Contoso)"],
    ["Contoso", "Fabrikam, a Contoso company"],
  ] as const)("is no other one: %s, %s", ([one, other]) => {
    expect(hasGone(one, other)).toBe(false);
    expect(hasGone(other, one)).toBe(false);
  });
});

it.for([null, "", "-", "Self-employed", "Freelance", "Stealth Startup"])(
  "nobody has left for or from no company: %s",
  (none) => {
    expect(hasGone("Contoso", none)).toBe(false);
    expect(hasGone(none, "Contoso")).toBe(false);
  },
);

it("nobody has left where the web addresses are of one company", () => {
  const [before, now] = ["sales@contoso.example.com", "https://www.contoso.example.com"];
  expect(
    hasLeft({ company: "Facets", domains: [before] }, { company: "Meridian Works", domains: [now] }),
  ).toBe(false);
});

it.for([
  ["Contoso", "Fabrikam"],
  ["SAP", "Salesforce"],
  ["BMW", "Audi"],
  ["Hugo Boss", "Bosch"],
  ["IBM", "Infosys"],
  ["Shell", "Michelin"],
  ["Deutsche Bank", "Deutsche Telekom"],
  ["Bank of America", "Bank of Ireland"],
  ["General Motors", "General Electric"],
  ["American Airlines", "American Express"],
  ["University of Oxford", "University of Cambridge"],
  ["Stadt Köln", "City of Bonn"],
  ["TU Delft", "University of Delft"],
  ["Universität Köln", "University Hospital Cologne"],
  ["Uniklinik Köln", "University Hospital Bonn"],
  ["Ford", "University of Oxford"],
  ["Mastercard", "MSC"],
  ["Accenture", "AT&T"],
  ["Red Bull", "Red Hat"],
] as const)("somebody who was at %s and is at %s has left", ([one, other]) => {
  expect(hasGone(one, other)).toBe(true);
});

// What takes a time that grows faster than the name never comes to its end here.
it("a name of any length is compared", () => {
  expect(hasGone("a b ".repeat(100_000), "b a ".repeat(100_000))).toBe(false);
  expect(hasGone("aaaaaa", "aaaaaa ".repeat(10_000))).toBe(false);
});
