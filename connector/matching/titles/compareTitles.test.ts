import { expect, it } from "vitest";
import { compareTitles } from "./compareTitles.ts";
import { titleMeaning } from "./titleMeaning.ts";

const compare = (one: string | null, other: string | null) => [
  compareTitles(titleMeaning(one), titleMeaning(other)),
  compareTitles(titleMeaning(other), titleMeaning(one)),
];

it.each([
  ["Head of Quality", "head of quality", "same"],
  ["R&D Manager", "Responsable recherche et développement", "same"],
  ["Vertriebsleiterin", "Director of Sales", "same"],
  ["購買部長", "Head of Procurement", "same"],
  ["Директор по продажам", "Head of Sales", "same"],
  ["מנהל מחקר ופיתוח", "R&D Manager", "same"],
  ["Senior Buyer", "Purchasing Manager", "similar"],
  ["CEO", "Chief Executive Officer", "same"],
  ["CEO", "Geschäftsführer", "same"],
  ["CFO", "Chief Financial Officer", "same"],
  ["COO", "Chief Operating Officer", "same"],
  ["CIO", "Chief Information Officer", "same"],
  ["CTO", "Chief Technical Officer", "same"],
  ["CTO", "CIO", "similar"],
  ["CTO", "Head of IT", "similar"],
  ["CFO", "Controller", "similar"],
  ["Account Manager", "Accountmanager", "same"],
  ["Account Manager", "Account Executive", "similar"],
  ["Key Account Manager", "Director of Sales", "similar"],
  ["Account Manager", "Accounting Manager", "different"],
  ["Recruiter", "HR Business Partner", "similar"],
  ["Head of Quality", "Head of Sales", "different"],
  ["Chief Financial Officer", "Leiter Finanzen", "similar"],
  ["Glassblower", "Senior Glassblower", "similar"],
  ["Glassblower", "Clockmaker", "different"],
  ["Welder", "Chief Financial Officer", "farApart"],
  ["Schweißer", "CFO", "farApart"],
  ["Truck Driver", "Legal Counsel", "farApart"],
  ["Junior Sales", "Chief Financial Officer", "different"],
  ["司机", "首席财务官", "farApart"],
  ["Водитель", "Chief Financial Officer", "farApart"],
  ["Уборщица", "Chief Financial Officer", "farApart"],
  ["Staplerfahrerin", "Chief Financial Officer", "farApart"],
  ["Security Guard", "Chief Financial Officer", "farApart"],
  ["Panadera", "Chief Financial Officer", "farApart"],
  ["Mechanical Designer", "Chief Technology Officer", "different"],
  ["Mechanical Buyer", "Vice President Finance", "different"],
  ["Cookware Designer", "Chief Executive Officer", "different"],
  ["Autistic Children Specialist", "Chief Executive Officer", "different"],
  ["Welder Sales Representative", "Marketing Specialist", "different"],
  ["Driver Experience Product Owner", "Chief Marketing Officer", "different"],
  ["Welding Engineer", "Chief Financial Officer", "different"],
  ["Head of Plumbing", "Chief Financial Officer", "different"],
  ["Truck Driver", "Head of Sales", "different"],
  ["", "Head of Sales", "blank"],
  [null, null, "blank"],
])("%s and %s are %s", (one, other, level) => {
  expect(compare(one, other)).toEqual([level, level]);
});

it("a very long title takes no time to speak of", () => {
  expect(compareTitles(titleMeaning("sales ".repeat(200)), titleMeaning("Head of Sales"))).toBe("similar");
});
