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
    ["Uni Köln", "Universität zu Köln"],
    ["Яндекс", "Yandex N.V."],
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
] as const)("somebody who was at %s and is at %s has left", ([one, other]) => {
  expect(hasGone(one, other)).toBe(true);
});

it("a long name takes no time", () => {
  const begin = performance.now();
  hasGone("a b ".repeat(100_000), "b a ".repeat(100_000));
  hasGone("aaaaaa", "aaaaaa ".repeat(10_000));
  expect(performance.now() - begin).toBeLessThan(1_000);
});
