import ImportPreview from "c/importPreview";
import { findAll, render } from "lwc-test/render";

it("shows columns and rows as they are in the file", async () => {
  const preview = { columns: ["Name", "Company"], rows: [["Ana", "Northwind"], ["Bo"]] };
  const element = await render("c-import-preview", ImportPreview, { preview });
  expect(findAll(element, "th").map((cell) => cell.textContent)).toEqual(["Name", "Company"]);
  expect(findAll(element, "td").map((cell) => cell.textContent)).toEqual(["Ana", "Northwind", "Bo"]);
  await expect(element).toBeAccessible();
});
