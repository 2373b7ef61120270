import StatusBar from "c/statusBar";
import { find, findAll, record, render } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0} : {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_MatchReport_Description", () => ({ default: "{0}。{1}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Leads_Count", () => ({ default: "リード {0} 件" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Crm_Linked", () => ({ default: "Linked" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameStatusPossible", () => ({ default: "Possible" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Text_NameStatusNew", () => ({ default: "New" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_MatchReport_NotCompared", () => ({ default: "Not Compared" }), {
  virtual: true,
});

const counts = { leads: 100, linked: 10, likely: 0, possible: 5, new: 60, unknown: 25 };

it("shows the share of each status, and says the same in words", async () => {
  const element = await render("c-status-bar", StatusBar, { counts });
  const segments = findAll(element, ".bar span");
  expect(segments.map(({ className, style }) => [className, style.flexGrow])).toEqual([
    ["linked", "10"],
    ["possible", "5"],
    ["new", "60"],
    ["unknown", "25"],
  ]);
  expect(find(element, "[role=img]").getAttribute("aria-label")).toBe(
    "リード 100 件。Linked : 10、Possible : 5、New : 60、Not Compared : 25",
  );
  expect(findAll(element, "li").map(({ textContent }) => textContent)[0]).toBe("Linked : 10");
  await expect(element).toBeAccessible();
});

it("filters by what is chosen in the legend, but for leads not compared", async () => {
  const element = await render("c-status-bar", StatusBar, { counts });
  const chosen = record(element, "filter");
  for (const button of findAll(element, "button")) {
    button.click();
  }
  expect(chosen).toEqual([{ status: "linked" }, { status: "possible" }, { status: "new" }]);
});
