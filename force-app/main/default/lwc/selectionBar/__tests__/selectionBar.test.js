import SelectionBar from "c/selectionBar";
import { find, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_Leads_Count", () => ({ default: "{0} leads" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Select_Count", () => ({ default: "{0} selected" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Select_AllOne", () => ({ default: "Select {0} Lead" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Leads_CountOne", () => ({ default: "{0} lead" }), { virtual: true });

const show = (properties) => render("c-selection-bar", SelectionBar, { total: 40, ...properties });
const ids = (count) => new Set(Array.from({ length: count }, (_, index) => `lead-${index}`));

it("offers to select all before anything is selected", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(find(element, "[data-review]")).toBeNull();
  const all = record(element, "selectall");
  find(element, "[data-all]").click();
  expect(all).toHaveLength(1);
});

it("says in the panel's one live region how many are selected, when that changes", async () => {
  const element = await show();
  const announced = record(element, "announce");
  element.selected = ids(3);
  await settle();
  element.selected = ids(3);
  await settle();
  element.selected = ids(0);
  await settle();
  expect(announced.map(({ text }) => text)).toEqual(["3 selected", "40 leads"]);
  expect(find(element, "[role=status]")).toBeNull();
});

it("offers to select one lead by the singular, and no more once it is selected", async () => {
  const element = await show({ total: 1 });
  expect(find(element, "[data-all]").label).toBe("Select 1 Lead");
  element.selected = ids(1);
  await settle();
  expect(find(element, "[data-all]")).toBeNull();
});

it("uses the singular for one lead", async () => {
  const texts = await Promise.all(
    [1, 2].map(async (total) => (await show({ total })).shadowRoot.textContent.trim()),
  );
  expect(texts).toEqual(["1 lead", "2 leads"]);
});

it("needs fewer words to select all once some are selected", async () => {
  const element = await show();
  expect(find(element, "[data-all]").label).toBe("c.Crosswalk_Select_All");
  element.selected = ids(3);
  await settle();
  expect(find(element, "[data-all]").label).toBe("c.Crosswalk_Select_AllShort");
});

it("says how many are selected, and what can be done with them", async () => {
  const element = await show({ selected: ids(3) });
  await expect(element).toBeAccessible();
  const events = ["review", "selectnone"].map((type) => record(element, type));
  find(element, "[data-review]").click();
  find(element, "[data-none]").click();
  expect(events.map(({ length }) => length)).toEqual([1, 1]);
});

it("says that a batch takes no more than ten thousand", async () => {
  const element = await show({ total: 20_000, selected: ids(10_001) });
  expect(find(element, "[data-review]").disabled).toBe(true);
  expect(element.shadowRoot.textContent).toContain("Select_TooMany");
  await expect(element).toBeAccessible();
});
