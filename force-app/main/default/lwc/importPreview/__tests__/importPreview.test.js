import ImportPreview from "c/importPreview";
import { find, findAll, render } from "lwc-test/render";
import { filePreview } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });

const textsOf = (element, selector) => findAll(element, selector).map((each) => each.textContent);

it("shows the leads that will be imported, under Crosswalk's names for the file's columns", async () => {
  const element = await render("c-import-preview", ImportPreview, { preview: filePreview() });
  expect(textsOf(element, "th")).toEqual(["c.Crosswalk_Lead_Name", "c.Crosswalk_Text_NameCompany"]);
  expect(findAll(element, "th div").map((cell) => cell.title)).toEqual(["First Name、Last Name", "Employer"]);
  expect(textsOf(element, "td")).toEqual(["Ana Lind", "Northwind"]);
  await expect(element).toBeAccessible();
});

it("says how many leads it has, and whose file it is, where that is known", async () => {
  const known = filePreview({ format: "linkedin-connections" });
  const element = await render("c-import-preview", ImportPreview, { preview: known });
  expect(find(element, "h4").textContent).toBe(
    "c.Crosswalk_Leads_CountOne\u00a0· c.Crosswalk_Import_FormatConnections",
  );
  const part = await render("c-import-preview", ImportPreview, { preview: filePreview({ isWhole: false }) });
  expect(find(part, "h4").textContent).toBe("c.Crosswalk_Import_Preview");
});

it("shows why a row becomes no lead", async () => {
  const rows = [{ line: 3, outcome: "skipped", reason: "No name" }];
  const element = await render("c-import-preview", ImportPreview, { preview: filePreview({ rows }) });
  expect(find(element, "td").colSpan).toBe(2);
  expect(find(element, "td").textContent).toContain("c.Crosswalk_Import_Line");
  await expect(element).toBeAccessible();
});

it("names the columns that were not recognized, and counts the rows", async () => {
  const element = await render("c-import-preview", ImportPreview, { preview: filePreview() });
  expect(find(element, "p").textContent).toBe("c.Crosswalk_Import_OtherColumns");
  expect(findAll(element, "lightning-formatted-number").map(({ value }) => value)).toEqual([1, 0, 0, 0]);
});

it("counts nothing where only the beginning of the file was read", async () => {
  const element = await render("c-import-preview", ImportPreview, {
    preview: filePreview({ isWhole: false }),
  });
  expect(find(element, "dl")).toBeNull();
});
