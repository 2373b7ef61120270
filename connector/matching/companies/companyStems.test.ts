import { expect, it } from "vitest";
import { companyStems } from "./companyStems.ts";

it.each([
  ["H&M", ["H&M", "H and M", "H & M", "HM"]],
  ["P & G", ["P & G", "P and G", "P&G", "PG"]],
  ["The Kestrel Group Inc.", ["Kestrel", "The Kestrel"]],
  ["Kestrel-Energy-Inc.", ["Kestrel-Energy-Inc", "Kestrel Energy"]],
  ["주식회사 서솔", ["주식회사 서솔", "jusighoesa seosol", "서솔", "seosol"]],
])("a company called %s is looked for by all ways to write it", (company, stems) => {
  expect(companyStems(company).toSorted()).toEqual(stems.toSorted());
});
