import LeadListMenu from "c/leadListMenu";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

const report = { leads: 3, linked: 1, likely: 0, possible: 0, new: 0, unknown: 2 };
const show = (properties) => render("c-lead-list-menu", LeadListMenu, { leadList, ...properties });
const items = (element) => findAll(element, "lightning-menu-item");
const itemOf = (element, value) => items(element).find((item) => item.value === value);

it("offers to share or to stop sharing, and passes on what is chosen", async () => {
  const element = await show();
  const chosen = record(element, "choose");
  expect(itemOf(element, "share").label).toContain("_Share");
  await fire(find(element, "lightning-button-menu"), "select", { value: "share" });
  expect(chosen).toEqual([{ action: "share" }]);
  const shared = await show({ leadList: { ...leadList, shared: true } });
  expect(itemOf(shared, "share").label).toContain("Unshare");
  await expect(element).toBeAccessible();
});

it("offers to compare where leads were not, and the report where some were", async () => {
  const element = await show();
  expect(itemOf(element, "compare")).toBeUndefined();
  expect(itemOf(element, "download").disabled).toBe(true);
  element.counts = report;
  await settle();
  expect(itemOf(element, "compare").label).toContain("MatchReport_Compare");
  expect(itemOf(element, "download").disabled).toBe(false);
  element.isComparing = true;
  await settle();
  expect(
    items(element)
      .slice(0, 2)
      .map(({ disabled }) => disabled),
  ).toEqual([true, true]);
  element.isComparing = false;
  element.counts = { ...report, unknown: 3 };
  await settle();
  expect(itemOf(element, "download").disabled).toBe(true);
});
