import { describe, expect, it } from "vitest";
import { hasLeft } from "./hasLeft.ts";

const hasGone = (before: string | null, now: string | null) => hasLeft({ company: before }, { company: now });

describe("a company under another name", () => {
  it.for([
    ["Contoso", "CONTOSO GmbH & Co. KG"],
    ["Siemens", "Siemens Energy"],
    ["EY-Parthenon", "Ernst & Young"],
    ["Société Générale", "SocGen"],
    ["St. Gobain", "Saint-Gobain Glass"],
    ["Facebook", "Meta"],
    ["Citigroup", "Citibank"],
    ["Twitter", "X"],
    ["Statoil", "Equinor ASA"],
    ["Landeshauptstadt München", "City of Munich"],
    ["Universität Wien", "University of Vienna"],
    ["FH Aachen", "Fachhochschule Aachen"],
    ["Universitätsspital Zürich", "University Hospital Zurich"],
    ["Deutsches Rotes Kreuz", "German Red Cross"],
    ["Petróleo Brasileiro S.A.", "Petrobras"],
    ["Contoso", "Fabrikam (Contoso)"],
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
