import { expect, it } from "vitest";
import { looseStems } from "./looseStems.ts";

it.each([
  ["by the first word that tells it", "Kestrel Energy Services", [["Kestrel"], ["kes"]]],
  ["by its words, where they are written as one", "KestrelEnergy", [["Kestrel"]]],
  ["by its former name", "Falcon (formerly Kestrel)", [["Falcon"], ["Kestrel"]]],
  ["by nothing where it is too short", "AB", []],
])("a company is looked for %s", (_how, company, stems) => {
  expect(looseStems(company)).toEqual(expect.arrayContaining(stems));
  if (stems.length === 0) expect(looseStems(company)).toEqual([]);
});

it("a name of any length takes few conditions", () => {
  expect(looseStems("Kestrel ".repeat(2_000)).length).toBeLessThan(5);
  expect(looseStems("к".repeat(20_000)).length).toBeLessThan(5);
});
