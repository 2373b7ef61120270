import ColumnMapping from "c/columnMapping";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
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

it("keeps in sight what is being chosen, where the file's rows come above", async () => {
  jest.useFakeTimers();
  const element = await render("c-column-mapping", ColumnMapping, { columns, isUnknown: true });
  const [, box] = boxes(element);
  const scrolled = jest.spyOn(box, "scrollIntoView");
  await fire(box, "change", { value: "fullName" });
  element.columns = columns.map((column) => ({ ...column }));
  await settle();
  expect(scrolled).not.toHaveBeenCalled();
  element.isUnknown = false;
  await settle();
  jest.runAllTimers();
  expect(scrolled).toHaveBeenCalledTimes(1);
  await fire(box, "change", { value: "company" });
  element.columns = columns.map((column) => ({ ...column }));
  await settle();
  jest.runAllTimers();
  expect(scrolled).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});

it("says below a column which others of its field come first, and tells once one is chosen", async () => {
  const two = [
    { name: "Name", meaning: "fullName", yieldsTo: [], example: null },
    { name: "", meaning: "phone", yieldsTo: [], example: null },
    { name: "Mobile", meaning: null, yieldsTo: [], example: null },
  ];
  const element = await render("c-column-mapping", ColumnMapping, { columns: two });
  const announced = record(element, "announce");
  await fire(find(element, "c-disclosure"), "toggle");
  expect(findAll(element, "[data-note]")).toEqual([]);
  await fire(boxes(element)[2], "change", { value: "phone" });
  expect(announced).toEqual([]);
  element.columns = [two[0], two[1], { ...two[2], meaning: "phone", yieldsTo: [1] }];
  await settle();
  expect(findAll(element, "[data-note]").map(({ textContent }) => textContent.trim())).toEqual([
    "c.Crosswalk_Map_YieldsTo",
  ]);
  expect(announced).toEqual([{ text: "c.Crosswalk_Map_YieldsTo" }]);
  await expect(element).toBeAccessible();
});
