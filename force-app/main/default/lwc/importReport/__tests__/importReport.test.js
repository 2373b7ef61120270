import ImportReport from "c/importReport";
import { find, findAll, record, render } from "lwc-test/render";

const report = { rows: 4, imported: 2, merged: 0, skipped: 1, failed: 1, problems: [] };
const problems = [{ line: 7, outcome: "skipped", reason: "The row has no name." }];
const show = (changes) =>
  render("c-import-report", ImportReport, {
    importedList: { id: "l", name: "Fair", report: { ...report, ...changes } },
  });

it("counts each outcome and names the rows to look at", async () => {
  const element = await show({ problems });
  expect(findAll(element, "lightning-formatted-number").map(({ value }) => value)).toEqual([2, 0, 1, 1]);
  expect(findAll(element, "li")).toHaveLength(1);
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
  await expect(element).toBeAccessible();
});

it("shows no rows where all went well, and leads on", async () => {
  const element = await show({});
  const opened = record(element, "open");
  const closed = record(element, "close");
  expect(find(element, "ul")).toBeNull();
  find(element, "lightning-button").click();
  find(element, "lightning-button-icon").click();
  expect([opened.length, closed.length]).toEqual([1, 1]);
});
