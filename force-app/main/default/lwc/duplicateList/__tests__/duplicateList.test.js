import DuplicateList from "c/duplicateList";
import { find, record, render } from "lwc-test/render";
import { match } from "lwc-test/samples";

const records = [
  { id: match.recordId, object: "Contact", name: match.name, title: "CTO", company: "Fabrikam" },
];

it("links to a record or saves anyway where the rule only alerts", async () => {
  const problem = { code: "duplicate-detected", records, hiddenCount: 0, canSaveAnyway: true };
  const element = await render("c-duplicate-list", DuplicateList, { problem });
  const links = record(element, "link");
  const saves = record(element, "saveanyway");
  find(element, "[data-id]").click();
  find(element, "[data-save-anyway]").click();
  expect(links).toEqual([{ recordId: match.recordId, name: match.name }]);
  expect(saves).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("does not offer to save where the rule blocks, and counts what may not be seen", async () => {
  const problem = { code: "duplicate-detected", records: [], hiddenCount: 2, canSaveAnyway: false };
  const element = await render("c-duplicate-list", DuplicateList, { problem });
  expect(find(element, "[data-save-anyway]")).toBeNull();
  expect(element.shadowRoot.textContent).toContain("Duplicate_Hidden");
  await expect(element).toBeAccessible();
});
