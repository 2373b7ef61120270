import ListChanges from "c/listChanges";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { changed, leadList, listChanges } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Changes_Left", () => ({ default: "Left the Company" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Changes_Title", () => ({ default: "New Title" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Changes_New", () => ({ default: "Added to List" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}, {1}" }), { virtual: true });

const path = "GET /v1/lead-lists/list-1/changes";
const show = (list = leadList) => render("c-list-changes", ListChanges, { leadList: list });
const line = (element) => find(element, "c-disclosure");
const open = (element) => fire(line(element), "toggle");

it("shows in one line what is stored, and asks Salesforce nothing", async () => {
  const requests = answerWith({ [path]: listChanges });
  const element = await show();
  await expect(element).toBeAccessible();
  expect(line(element).note).toBe("Left the Company: 2, New Title: 1, Added to List: 1");
  expect(requests.map(({ query }) => query)).toEqual([{ crm: "stored", limit: "1" }]);
});

it.each([
  ["nothing changed", { counts: { new: 0, gone: 0, newTitle: 0, leftCompany: 0 } }],
  ["there is no list to compare with", { comparedWith: null }],
])("shows nothing where %s", async (_why, changes) => {
  answerWith({ [path]: { ...listChanges, ...changes } });
  expect(line(await show())).toBeNull();
});

it("shows each kind once it is open, and says how many there are", async () => {
  answerWith({ [path]: listChanges });
  const element = await show();
  const said = record(element, "announce");
  await open(element);
  await expect(element).toBeAccessible();
  expect(said).toEqual([{ text: "Left the Company: 2, New Title: 1, Added to List: 1" }]);
  expect(findAll(element, "[data-kind]").map(({ kind }) => kind)).toEqual(["leftCompany", "newTitle", "new"]);
  expect(findAll(element, "[data-kind]").map(({ first }) => first?.items ?? null)).toEqual([
    [changed],
    null,
    null,
  ]);
});

it("closes again, and asks Salesforce once", async () => {
  const requests = answerWith({ [path]: listChanges });
  const element = await show();
  await open(element);
  await open(element);
  expect(findAll(element, "[data-kind]")).toEqual([]);
  await open(element);
  expect(requests.filter(({ query }) => !query.crm)).toHaveLength(1);
});

it("hands on the lead that is opened", async () => {
  answerWith({ [path]: listChanges });
  const element = await show();
  await open(element);
  const opened = record(element, "openlead");
  await fire(findAll(element, "[data-kind]")[0], "openlead", { leadId: "lead-1" });
  expect(opened).toEqual([{ leadId: "lead-1" }]);
});
