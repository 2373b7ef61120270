import MatchComparison from "c/matchComparison";
import { findAll, render } from "lwc-test/render";
import { lead, match } from "lwc-test/samples";

const reasoned = (...reasons) => ({
  ...match,
  reasons: reasons.map((code) => ({ code, text: `Words of ${code}` })),
});
const show = (properties) => render("c-match-comparison", MatchComparison, { lead, match, ...properties });
const texts = (element, selector) => findAll(element, selector).map(({ textContent }) => textContent.trim());
const cells = (element) =>
  findAll(element, "[data-difference]").map((row) => [...row.children].map(({ textContent }) => textContent));

it("ticks what is the same, and shows side by side what differs", async () => {
  const element = await show({ match: reasoned("match-email", "match-name", "match-company-domain") });
  expect(findAll(element, "[data-same]").map(({ dataset }) => dataset.same)).toEqual([
    "email",
    "name",
    "company",
  ]);
  expect(texts(element, "[data-note]")).toEqual([]);
  expect(cells(element)).toEqual([["c.Crosswalk_Column_Title", "Head of Procurement", "Buyer"]]);
  await expect(element).toBeAccessible();
});

it("keeps a sentence for what is neither the same nor different", async () => {
  const element = await show({ match: reasoned("match-nickname", "match-company-near") });
  expect(texts(element, "[data-note]")).toEqual(["Words of match-nickname", "Words of match-company-near"]);
  expect(cells(element).map(([name]) => name)).toEqual(["c.Crosswalk_Column_Title"]);
});

it("shows the sides that a reason says to differ, and the sentence where a side is not known", async () => {
  const element = await show({
    match: { ...reasoned("match-company-different", "match-city-different"), company: "Zzyzx", city: "Graz" },
    lead: { ...lead, title: "buyer ", location: null },
  });
  expect(cells(element)).toEqual([["c.Crosswalk_Column_Company", "Northwind Energy", "Zzyzx"]]);
  expect(texts(element, "[data-note]")).toEqual(["Words of match-city-different"]);
});
