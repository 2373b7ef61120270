import LeadSortMenu from "c/leadSortMenu";
import { find, findAll, fire, record, render } from "lwc-test/render";

const show = (properties) => render("c-lead-sort-menu", LeadSortMenu, { total: 10_000, ...properties });
const items = (element) => findAll(element, "lightning-menu-item");

it("ticks the sort that holds, and passes on another", async () => {
  const element = await show({ sort: "name" });
  expect(items(element).map(({ value, checked, disabled }) => [value, checked, disabled])).toEqual([
    ["", false, false],
    ["name", true, false],
    ["company", false, false],
    ["status", false, false],
  ]);
  expect(find(element, "lightning-menu-subheader")).toBeNull();
  const sorted = record(element, "sort");
  await fire(find(element, "lightning-button-menu"), "select", { value: "company" });
  expect(sorted).toEqual([{ sort: "company" }]);
  await expect(element).toBeAccessible();
});

it("says why a longer list is not sorted", async () => {
  const element = await show({ total: 10_001 });
  expect(items(element).map(({ disabled }) => disabled)).toEqual([false, true, true, true]);
  expect(find(element, "lightning-menu-subheader").label).toContain("Sort_TooLong");
  await expect(element).toBeAccessible();
});
