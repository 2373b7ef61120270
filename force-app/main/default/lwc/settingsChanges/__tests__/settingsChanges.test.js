import SettingsChanges from "c/settingsChanges";
import { answerWith } from "lwc-test/connector";
import { find, findAll, render, settle } from "lwc-test/render";
import { valueText } from "../changeText";

jest.mock("@salesforce/label/c.Crosswalk_Changes_Becomes", () => ({ default: "{0} → {1}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0} : {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });

const path = "GET /v1/settings/changes";
const change = {
  changedAt: "2026-11-20T10:00:00Z",
  username: "admin@practice.example",
  setting: "createContacts",
  label: "Create Contacts",
  before: false,
  after: true,
};
const show = () => render("c-settings-changes", SettingsChanges);

it("says that nothing has been changed", async () => {
  answerWith({ [path]: { items: [], nextCursor: null } });
  const element = await show();
  expect(element.shadowRoot.textContent).toContain("c.Crosswalk_None");
  await expect(element).toBeAccessible();
});

it("shows who changed what, and earlier changes on request", async () => {
  const pages = { "": { items: [change], nextCursor: "1" }, 1: { items: [change], nextCursor: null } };
  answerWith({ [path]: ({ query }) => pages[query.cursor ?? ""] });
  const element = await show();
  expect(findAll(element, "td").map(({ textContent }) => textContent)).toEqual([
    expect.any(String),
    "admin@practice.example",
    expect.any(String),
    "c.Crosswalk_Off → c.Crosswalk_On",
  ]);
  await expect(element).toBeAccessible();
  find(element, "[data-more]").click();
  await settle();
  expect(findAll(element, "tbody tr")).toHaveLength(2);
});

it("names a setting as its own field on the page, and one that nobody knows any more by its bare name", async () => {
  answerWith({
    [path]: { items: [change, { ...change, setting: "gone", label: null }], nextCursor: null },
  });
  const element = await show();
  const text = element.shadowRoot.textContent;
  expect(text).toContain("Create Contacts");
  expect(text).toContain("gone");
});

it("reads values as the page shows them", () => {
  expect(valueText(true)).toContain("On");
  expect(valueText(null)).toContain("None");
  expect(valueText({ default: "Web", leadPage: null })).toBe("Web");
  expect(valueText({ default: "Web", lists: {} })).toBe("Web");
  expect(valueText({ lists: { "list-1": "Web" } })).toBe("list-1 : Web");
  expect(valueText({ default: "Web", leadList: "Event" })).toBe(
    "Web、c.Crosswalk_LeadSource_LeadList : Event",
  );
  expect(valueText(80)).toBe("80");
});
