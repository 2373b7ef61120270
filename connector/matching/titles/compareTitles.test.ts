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
  ["Senior Buyer", "Purchasing Manager", "like"],
  ["CEO", "Geschäftsführer", "same"],
  ["COO", "Chief Operating Officer", "same"],
  ["CTO", "Chief Technical Officer", "same"],
  ["CTO", "Head of IT", "like"],
  ["Account Manager", "Accountmanager", "same"],
  ["Key Account Manager", "Director of Sales", "like"],
  ["Recruiter", "HR Business Partner", "like"],
  ["Chief Financial Officer", "Leiter Finanzen", "like"],
  ["Glassblower", "Clockmaker", "other"],
  ["Schweißer", "CFO", "other"],
  ["Junior Sales", "Chief Financial Officer", "other"],
  ["Водитель", "Chief Financial Officer", "other"],
  ["Staplerfahrerin", "Chief Financial Officer", "other"],
  ["Panadera", "Chief Financial Officer", "other"],
  ["Mechanical Buyer", "Vice President Finance", "other"],
  ["Autistic Children Specialist", "Chief Executive Officer", "other"],
  ["Driver Experience Product Owner", "Chief Marketing Officer", "other"],
  ["Head of Plumbing", "Chief Financial Officer", "other"],
  ["", "Head of Sales", "blank"],
])("%s and %s are %s", (one, other, level) => {
  expect(compare(one, other)).toEqual([level, level]);
});

it("a very long title takes no time to speak of", () => {
  expect(compareTitles(titleMeaning("sales ".repeat(200)), titleMeaning("Head of Sales"))).toBe("like");
});
