import { expect, it } from "vitest";
import { companyStems } from "./companyStems.ts";

it.each([
  ["H&M", ["H&M", "H and M", "H & M", "HM"]],
  ["HM", ["HM", "H&M", "H & M"]],
  ["P & G", ["P & G", "P and G", "P&G", "PG"]],
  ["Kestrel GmbH", ["Kestrel"]],
  ["The Kestrel Group Inc.", ["Kestrel", "The Kestrel"]],
  ["KestrelEnergyB.V.", ["KestrelEnergyB.V", "Kestrel Energy"]],
  ["Kestrel-Energy-Inc.", ["Kestrel-Energy-Inc", "Kestrel Energy"]],
  ["ООО «Грандтехмет»", ["ООО «Грандтехмет»", "ooo grandtekhmet", "Грандтехмет", "grandtekhmet"]],
  ["주식회사 서솔", ["주식회사 서솔", "jusighoesa seosol", "서솔", "seosol"]],
  ["Kestrel Energy (now Falcon)", ["Kestrel Energy", "Falcon"]],
])("a company called %s is looked for by all ways to write it", (company, stems) => {
  expect(companyStems(company).toSorted()).toEqual(stems.toSorted());
});
