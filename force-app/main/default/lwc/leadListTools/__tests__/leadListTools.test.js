import LeadListTools from "c/leadListTools";
import { find, fire, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Select_All", () => ({ default: "Select All {0}" }), {
  virtual: true,
});

const show = (properties) =>
  render("c-lead-list-tools", LeadListTools, { leadList, found: 2, ...properties });

it("searches once the typing pauses", async () => {
  const element = await show();
  jest.useFakeTimers();
  const searched = record(element, "search");
  await fire(find(element, "lightning-input"), "change", { value: "x" });
  await fire(find(element, "lightning-input"), "change", { value: "xy" });
  expect(searched).toEqual([]);
  jest.advanceTimersByTime(300);
  expect(searched).toEqual([{ q: "xy" }]);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it("counts all leads of the list by what is known first", async () => {
  const element = await show();
  expect(find(element, "c-status-filter").total).toBe(2);
  element.counts = { leads: 3, linked: 0, likely: 0, possible: 0, new: 3, unknown: 0 };
  await settle();
  expect(find(element, "c-status-filter").total).toBe(3);
});

it("passes on the status and the sort that are chosen", async () => {
  const element = await show({ sort: "name" });
  expect(find(element, "c-lead-sort-menu").sort).toBe("name");
  const sorted = record(element, "sort");
  await fire(find(element, "c-lead-sort-menu"), "sort", { sort: "company" });
  expect(sorted).toEqual([{ sort: "company" }]);
  const chosen = record(element, "filter");
  await fire(find(element, "c-status-filter"), "filter", { status: "new" });
  expect(chosen).toEqual([{ status: "new" }]);
});
