import StatusFilter from "c/statusFilter";
import { find, findAll, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_All", () => ({ default: "All" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Crm_Unknown", () => ({ default: "Not checked" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_New", () => ({ default: "New" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_Likely", () => ({ default: "Likely" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_Possible", () => ({ default: "Possible" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Crm_Linked", () => ({ default: "In CRM" }), { virtual: true });

const counts = { leads: 100, linked: 10, likely: 0, possible: 5, new: 60, unknown: 25 };
const show = (properties) => render("c-status-filter", StatusFilter, { total: 100, counts, ...properties });
const names = (element) =>
  findAll(element, "button").map(({ children }) => [...children].map(({ textContent }) => textContent));

it("offers each status with how many leads have it, and says how many are not checked", async () => {
  const element = await show();
  expect(names(element)).toEqual([
    ["All", "100"],
    ["New", "60"],
    ["Likely"],
    ["Possible", "5"],
    ["In CRM", "10"],
  ]);
  expect(find(element, ".rest").textContent).toBe("Not checked: 25");
  await expect(element).toBeAccessible();
});

it("says of no status that nobody has it where nothing was checked", async () => {
  const nothing = { leads: 100, linked: 10, likely: 0, possible: 0, new: 0, unknown: 90 };
  const element = await show({ counts: nothing });
  expect(names(element).map(([, count]) => count)).toEqual(["100", undefined, undefined, undefined, "10"]);
});

it("presses the one that is chosen", async () => {
  const element = await show({ status: "likely" });
  const pressed = () =>
    findAll(element, "button").filter((button) => button.getAttribute("aria-pressed") === "true");
  expect(pressed().map(({ dataset }) => dataset.status)).toEqual(["likely"]);
  const chosen = record(element, "filter");
  find(element, '[data-status="new"]').click();
  find(element, '[data-status=""]').click();
  expect(chosen).toEqual([{ status: "new" }, { status: "" }]);
  element.status = "";
  await settle();
  expect(pressed().map(({ dataset }) => dataset.status)).toEqual([""]);
});

it("leaves out a status that no lead has, unless it is chosen", async () => {
  const all = { leads: 100, linked: 0, likely: 0, possible: 0, new: 100, unknown: 0 };
  const element = await show({ counts: all, status: "likely" });
  expect(names(element)).toEqual([["All", "100"], ["New", "100"], ["Likely"]]);
});

it("is there before the counts are", async () => {
  const element = await show({ counts: null, total: 24 });
  expect(names(element)).toEqual([["All", "24"], ["New"], ["Likely"], ["Possible"], ["In CRM"]]);
  expect(find(element, ".rest")).toBeNull();
  await expect(element).toBeAccessible();
});
