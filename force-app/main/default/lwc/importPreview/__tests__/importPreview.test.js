import ImportPreview from "c/importPreview";
import { find, findAll, render } from "lwc-test/render";
import { filePreview } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });

jest.mock("@salesforce/label/c.Crosswalk_Import_OtherColumns", () => ({ default: "Not kept: {0}." }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const show = (changes) => render("c-import-preview", ImportPreview, { preview: filePreview(changes) });
const textsOf = (element, selector) => findAll(element, selector).map((each) => each.textContent);

it("shows the leads that will be imported, two lines each, and how many there are", async () => {
  const element = await show();
  expect(textsOf(element, "li p")).toEqual(["Ana Lind", "Northwind"]);
  expect(find(element, "h4").textContent).toBe("c.Crosswalk_Leads_CountOne");
  await expect(element).toBeAccessible();
});

it("shows why a row becomes no lead", async () => {
  const rows = [{ line: 3, outcome: "skipped", reason: "No name" }];
  const element = await show({ rows });
  expect(find(element, "li").textContent).toContain("c.Crosswalk_Import_Line");
  await expect(element).toBeAccessible();
});

it("names the columns that are not kept, and counts the rows that become no lead", async () => {
  const element = await show();
  expect(textsOf(element, "template ~ p, ul ~ p")).toEqual(["Not kept: Shoe Size."]);
  const { counts } = filePreview();
  const some = await show({ counts: { ...counts, merged: 2, failed: 1 } });
  expect(find(some, "[data-counts]").textContent).toBe(
    "c.Crosswalk_Import_Merged: 2、c.Crosswalk_Import_Failed: 1",
  );
});
