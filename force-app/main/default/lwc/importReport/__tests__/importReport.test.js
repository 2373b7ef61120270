import ImportReport from "c/importReport";
import { find, findAll, record, render } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_Import_Line", () => ({ default: "{0} {1} {2}" }), { virtual: true });

const report = { rows: 4, imported: 2, merged: 0, skipped: 1, failed: 1, erased: 0, problems: [] };
const problems = [
  { line: 7, outcome: "skipped", reason: "No name" },
  { line: 8, outcome: "failed", reason: "Too long" },
];
const show = (changes) =>
  render("c-import-report", ImportReport, {
    importedList: { id: "l", name: "Fair", report: { ...report, ...changes } },
  });

it("counts each outcome and names the rows to look at", async () => {
  const element = await show({ problems });
  expect(findAll(element, "lightning-formatted-number").map(({ value }) => value)).toEqual([2, 1, 1]);
  expect(findAll(element, "li")).toHaveLength(2);
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
  await expect(element).toBeAccessible();
});

it("says what became of a row, and why", async () => {
  const element = await show({ problems });
  expect(findAll(element, "li").map(({ textContent }) => textContent)).toEqual([
    "7 c.Crosswalk_Import_Skipped No name",
    "8 c.Crosswalk_Import_Failed Too long",
  ]);
});

it("shows no rows where all went well, and opens the new list", async () => {
  const element = await show({});
  const opened = record(element, "open");
  const closed = record(element, "close");
  expect(find(element, "ul")).toBeNull();
  find(element, "lightning-button").click();
  find(element, "lightning-button-icon").click();
  expect([opened.length, closed.length]).toEqual([1, 1]);
});
