import fc from "fast-check";
import { expect, it } from "vitest";
import { compareSameCompany } from "./compareCompanies.ts";
import { mayBeSameCompany } from "./mayBeSameCompany.ts";
import { normalizeCompany } from "./normalizeCompany.ts";

const mayBeSame = (one: string, other: string): boolean =>
  mayBeSameCompany([normalizeCompany(one, [])])(normalizeCompany(other, []))(0);

const name = fc.constantFrom(
  ...["", "Nordwerk GmbH", "Nordwerk", "Nordwrk AG", "Nordwerk Energy", "Nordwerk Polska", "NW", "NWE"],
  ...[
    "Hennes & Mauritz",
    "The Hennes and Mauritz",
    "H&M",
    "H & M Group",
    "Hotel & More",
    "Müller",
    "Mueller",
  ],
  ...["Larkhall International Media", "LIM", "LIMG", "Larkhal International Media", "Apex (formerly Acme)"],
  ...["Acme", "Acme (now Apex)", "Apex", "Deutsche Bahn", "DB", "Société Générale", "ibm", "日本電気", "NEC"],
);
const addresses = fc.constantFrom<string[][]>(
  ...[[], [], [], ["nordwerk.example"], ["acme.de"], ["larkhall-media.com", "lim.com"], ["nec.co.jp"]],
);
const company = fc.tuple(name, addresses).map(([written, web]) => normalizeCompany(written, web));

it("two companies that compare as one are never ruled out, whatever they are called", () => {
  fc.assert(
    fc.property(fc.array(company, { minLength: 1, maxLength: 30, size: "max" }), company, (many, other) => {
      const isPossible = mayBeSameCompany(many)(other);
      for (const [place, one] of many.entries())
        if (compareSameCompany(one, other) !== null) expect(isPossible(place)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it("two companies that have nothing in common are ruled out, also for the next that asks", () => {
  expect(mayBeSame("Nordwerk GmbH", "Larkhall Media")).toBe(false);
  const isPossibleWith = mayBeSameCompany([normalizeCompany("Nordwerk GmbH", [])]);
  expect(isPossibleWith(normalizeCompany("Nordwerk", []))(0)).toBe(true);
  expect(isPossibleWith(normalizeCompany("Larkhall Media", []))(0)).toBe(false);
});
