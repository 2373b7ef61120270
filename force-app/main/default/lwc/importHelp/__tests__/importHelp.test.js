import ImportHelp from "c/importHelp";
import { find, findAll, fire, record, render } from "lwc-test/render";

jest.mock(
  "@salesforce/label/c.Crosswalk_Import_SampleRows",
  () => ({ default: "Name,Company; Sam,Example" }),
  {
    virtual: true,
  },
);
jest.mock("@salesforce/label/c.Crosswalk_Import_SampleName", () => ({ default: "Sample.csv" }), {
  virtual: true,
});

it("tells step by step how to get the file", async () => {
  const element = await render("c-import-help", ImportHelp);
  expect(find(element, "c-disclosure").isOpen).toBe(false);
  await fire(find(element, "c-disclosure"), "toggle");
  expect(find(element, "c-disclosure").isOpen).toBe(true);
  expect(findAll(element, "li")).toHaveLength(2);
  await expect(element).toBeAccessible();
});

it("gives a sample as a file that somebody has chosen", async () => {
  const element = await render("c-import-help", ImportHelp);
  const samples = record(element, "sample");
  find(element, "[data-sample]").click();
  const [{ file }] = samples;
  const reader = new FileReader();
  const text = new Promise((resolve) => {
    reader.onload = () => resolve(reader.result);
  });
  reader.readAsText(file);
  expect([file.name, file.type, await text]).toEqual(["Sample.csv", "text/csv", "Name,Company\nSam,Example"]);
});
