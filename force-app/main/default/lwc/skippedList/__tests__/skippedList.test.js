import SkippedList from "c/skippedList";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { match, review } from "lwc-test/samples";

const show = () => render("c-skipped-list", SkippedList, { leads: review.skipped });

it("shows what each lead is in the CRM and why, and offers to take back those that are not linked", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(findAll(element, "c-crm-badge").map(({ status }) => status)).toEqual(["likely", "linked"]);
  expect(find(element, "c-record-link").recordId).toBe(match.recordId);
  expect(element.shadowRoot.textContent).toContain("Linked manually on Nov 20, 2026");
  expect(findAll(element, "[data-take-back]")).toHaveLength(1);
});

it("passes on what the rep decides", async () => {
  const element = await show();
  const events = ["takeback", "reject", "linkto"].map((type) => record(element, type));
  find(element, "[data-take-back]").click();
  await fire(find(element, "c-match-list"), "reject", { recordId: match.recordId, name: "x" });
  await fire(find(element, "c-match-list"), "link", { recordId: match.recordId, name: "x" });
  expect(events).toEqual([
    [{ leadId: "lead-3" }],
    [{ leadId: "lead-3", recordId: match.recordId }],
    [{ leadId: "lead-3", recordId: match.recordId }],
  ]);
});

it("draws no more of a long list than a few panels hold", async () => {
  const leads = Array.from({ length: 492 }, (_, index) => ({
    ...review.skipped[0],
    leadId: `lead-${index}`,
  }));
  const element = await render("c-skipped-list", SkippedList, { leads });
  expect(findAll(element, "c-match-list")).toHaveLength(10);
});
