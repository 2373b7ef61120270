import ForetoldMatches from "c/foretoldMatches";
import { find, findAll, record, render } from "lwc-test/render";
import { match } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const rowOf = (index, matches = [match]) => ({ leadId: `lead-${index}`, name: `Ana ${index}`, matches });
const show = (rows, props = {}) => render("c-foretold-matches", ForetoldMatches, { rows, ...props });

it("names the records that each lead may be, and no lead of which nothing was found", async () => {
  const element = await show([rowOf(1, [match, { ...match, recordId: "003B" }]), rowOf(2, [])]);
  expect(findAll(element, "[data-lead-id]").map(({ dataset }) => dataset.leadId)).toEqual(["lead-1"]);
  expect(findAll(element, "c-record-link").map(({ recordId }) => recordId)).toEqual([match.recordId, "003B"]);
  expect(find(element, "[data-match]").textContent).toContain("Buyer");
  await expect(element).toBeAccessible();
});

it("links a lead to the record that it is, once the rehearsal has ended", async () => {
  const running = await show([rowOf(1)]);
  expect(find(running, "[data-link]")).toBeNull();
  const element = await show([rowOf(1, [match, { ...match, recordId: "003B" }]), rowOf(2)], {
    canLink: true,
  });
  await expect(element).toBeAccessible();
  const linked = record(element, "linkto");
  const [, second] = findAll(element, "[data-link]");
  expect(second.getAttribute("aria-label")).toContain(match.name);
  second.click();
  const recordId = "003B";
  expect(linked).toEqual([{ leadId: "lead-1", recordId, match: expect.objectContaining({ recordId }) }]);
});
