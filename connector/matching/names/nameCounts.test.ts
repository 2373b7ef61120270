import { expect, it } from "vitest";
import { countName, noNames, readCounts } from "./nameCounts.ts";
import { normalizeName } from "./normalizeName.ts";
import { rarityOf } from "./rarity.ts";

const named = (first: string, last: string) => normalizeName(first, last, null);

it("names are counted by sound and by spelling", () => {
  const one = noNames();
  countName(one, named("Jürgen", "Meyer"));
  countName(one, named("Juergen", "Meier"), 2);
  const counts = readCounts(one);
  expect(counts.people).toBe(3);
  expect([counts.given(named("Jurgen", "X")), counts.family(named("X", "Meier"))]).toEqual([3, 3]);
  expect([counts.spelled("family", "meyer"), counts.spelled("family", "meier")]).toEqual([1, 2]);
});

it("a name is as rare as the people of the CRM make it, and common ones are known before anybody is counted", () => {
  expect(rarityOf("family", named("Anna", "Schmidt"))).toBe("everywhere");
  expect(rarityOf("family", named("Anna", "Rauscholl"))).toBe("usual");
  const counted = noNames();
  countName(counted, named("Anna", "Rauscholl"));
  countName(counted, named("Bodo", "Tillwein"), 500);
  countName(counted, named("Kim", "Other"), 49_500);
  const counts = readCounts(counted);
  expect(rarityOf("family", named("Anna", "Rauscholl"), counts)).toBe("rare");
  expect(rarityOf("family", named("Bodo", "Tillwein"), counts)).toBe("everywhere");
});
