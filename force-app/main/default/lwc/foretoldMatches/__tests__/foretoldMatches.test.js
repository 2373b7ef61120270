import ForetoldMatches from "c/foretoldMatches";
import { find, findAll, render } from "lwc-test/render";
import { match } from "lwc-test/samples";

const rowOf = (index, matches = [match]) => ({ leadId: `lead-${index}`, name: `Ana ${index}`, matches });
const show = (rows) => render("c-foretold-matches", ForetoldMatches, { rows });

it("names the records that each lead may be, and no lead of which nothing was found", async () => {
  const element = await show([rowOf(1, [match, { ...match, recordId: "003B" }]), rowOf(2, [])]);
  expect(findAll(element, "[data-lead-id]").map(({ dataset }) => dataset.leadId)).toEqual(["lead-1"]);
  expect(findAll(element, "c-record-link").map(({ recordId }) => recordId)).toEqual([match.recordId, "003B"]);
  expect(find(element, "[data-match]").textContent).toContain("Buyer");
  await expect(element).toBeAccessible();
});

it("has many leads opened first", async () => {
  const element = await show(Array.from({ length: 6 }, (_, index) => rowOf(index)));
  expect(findAll(element, "[data-lead-id]")).toHaveLength(0);
  find(element, "[data-each]").click();
  await Promise.resolve();
  expect(findAll(element, "[data-lead-id]")).toHaveLength(6);
  await expect(element).toBeAccessible();
});

it("shows nothing where nothing was found", async () => {
  const element = await show([rowOf(1, [])]);
  expect(element.shadowRoot.textContent.trim()).toBe("");
});
