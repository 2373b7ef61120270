import SkippedList from "c/skippedList";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { match, review } from "lwc-test/samples";

const [likely] = review.skipped;
const show = (leads = review.skipped) => render("c-skipped-list", SkippedList, { leads });
const open = (element) => fire(find(element, "c-disclosure"), "toggle");
const linkOf = ({ leadId }) => ({ leadId, recordId: match.recordId });

it("shows each lead beside its record, and offers to take back those that are not linked", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(find(element, "c-disclosure").note).toContain("Ana Lindqvist");
  expect(find(element, "c-record-link").recordId).toBe(match.recordId);
  await open(element);
  await expect(element).toBeAccessible();
  expect(findAll(element, "[data-take-back]")).toHaveLength(1);
});

it("links those that are picked, and no other: each that has one record alone, at first", async () => {
  const unsure = { ...likely, leadId: "lead-7", matches: [match, { ...match, recordId: "003B" }] };
  const other = { ...likely, leadId: "lead-8" };
  const element = await show([likely, unsure, other]);
  const linked = record(element, "linkto");
  expect(findAll(element, "[data-pick]").map(({ checked }) => checked)).toEqual([true, false, true]);
  await fire(find(element, "[data-link-all]"), "click");
  const [first] = findAll(element, "[data-pick]");
  first.checked = false;
  await fire(first, "change");
  await fire(find(element, "[data-link-all]"), "click");
  expect(linked.map(({ links }) => links)).toEqual([[likely, other].map(linkOf), [linkOf(other)]]);
  element.isLinking = true;
  await settle();
  expect(find(element, "[data-link-all]").disabled).toBe(true);
});

it("passes on what the rep decides of one lead", async () => {
  const element = await show();
  await open(element);
  const events = ["takeback", "reject", "linkto"].map((type) => record(element, type));
  find(element, "[data-take-back]").click();
  await fire(find(element, "c-match-list"), "reject", { recordId: match.recordId, name: "x" });
  await fire(find(element, "c-match-list"), "link", { recordId: match.recordId, name: "x" });
  expect(events).toEqual([
    [{ leadId: "lead-3" }],
    [{ leadId: "lead-3", recordId: match.recordId }],
    [{ links: [linkOf(likely)] }],
  ]);
});

it("draws no more of a long list than a few panels hold", async () => {
  const element = await show(
    Array.from({ length: 492 }, (_, index) => ({ ...likely, leadId: `lead-${index}` })),
  );
  expect(findAll(element, "c-disclosure")).toHaveLength(30);
});
