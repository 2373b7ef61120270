import { expect, it } from "vitest";
import { compareTitles } from "./compareTitles.ts";
import { titleMeaning } from "./titleMeaning.ts";

const compare = (one: string | null, other: string | null) => [
  compareTitles(titleMeaning(one), titleMeaning(other)),
  compareTitles(titleMeaning(other), titleMeaning(one)),
];

it.each([
  ["Head of Quality", "head of quality", "same"],
  ["Vertriebsleiterin", "Director of Sales", "same"],
  ["Директор по продажам", "Head of Sales", "same"],
  ["Senior Buyer", "Purchasing Manager", "similar"],
  ["CEO", "Geschäftsführer", "same"],
  ["COO", "Chief Operating Officer", "same"],
  ["CTO", "Chief Technical Officer", "same"],
  ["CTO", "Head of IT", "similar"],
  ["Account Manager", "Accountmanager", "same"],
  ["Key Account Manager", "Director of Sales", "similar"],
  ["Recruiter", "HR Business Partner", "similar"],
  ["Chief Financial Officer", "Leiter Finanzen", "similar"],
  ["Glassblower", "Clockmaker", "different"],
  ["Schweißer", "CFO", "farApart"],
  ["Junior Sales", "Chief Financial Officer", "different"],
  ["Водитель", "Chief Financial Officer", "farApart"],
  ["Staplerfahrerin", "Chief Financial Officer", "farApart"],
  ["Panadera", "Chief Financial Officer", "farApart"],
  ["Mechanical Buyer", "Vice President Finance", "different"],
  ["Autistic Children Specialist", "Chief Executive Officer", "different"],
  ["Driver Experience Product Owner", "Chief Marketing Officer", "different"],
  ["Head of Plumbing", "Chief Financial Officer", "different"],
  ["", "Head of Sales", "blank"],
])("%s and %s are %s", (one, other, level) => {
  expect(compare(one, other)).toEqual([level, level]);
});

it("a very long title takes no time to speak of", () => {
  expect(compareTitles(titleMeaning("sales ".repeat(200)), titleMeaning("Head of Sales"))).toBe("similar");
});
