import ColumnMapping from "c/columnMapping";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { filePreview } from "lwc-test/samples";

const { columns } = filePreview();
const boxes = (element) => findAll(element, "lightning-combobox");

it("is closed where the columns are known, and says which are used", async () => {
  const element = await render("c-column-mapping", ColumnMapping, { columns });
  expect(boxes(element)).toEqual([]);
  expect(find(element, "c-disclosure").note).toContain("NameList");
  await fire(find(element, "c-disclosure"), "toggle");
  expect(boxes(element).map(({ label, value }) => [label, value])).toEqual([
    ["First Name", "firstName"],
    ["Last Name", "lastName"],
    ["Employer", "company"],
    ["Shoe Size", ""],
  ]);
  await expect(element).toBeAccessible();
});

it("is open where they are unknown, with an example of each", async () => {
  const unknown = [{ name: "", meaning: null, example: "Ana Lind" }];
  const element = await render("c-column-mapping", ColumnMapping, { columns: unknown, isUnknown: true });
  expect(find(element, "[data-needed]")).not.toBeNull();
  const [box] = boxes(element);
  expect([box.label, box.fieldLevelHelp]).toEqual(["c.Crosswalk_Map_Nameless", "Ana Lind"]);
  await expect(element).toBeAccessible();
});

it("tells what all columns are once one is another", async () => {
  const element = await render("c-column-mapping", ColumnMapping, { columns, isUnknown: true });
  const changes = record(element, "columnschange");
  await fire(boxes(element)[3], "change", { value: "title" });
  await fire(boxes(element)[2], "change", { value: "" });
  expect(changes.map((detail) => detail.columns)).toEqual([
    ["firstName", "lastName", "company", "title"],
    ["firstName", "lastName", null, null],
  ]);
});
