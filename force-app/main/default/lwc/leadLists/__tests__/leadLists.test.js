import LeadLists from "c/leadLists";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Crm_Linked", () => ({ default: "In CRM" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Crm_Unknown", () => ({ default: "Not checked" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_Likely", () => ({ default: "Likely" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_StatusFilter_New", () => ({ default: "New" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}, {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Leads_Count", () => ({ default: "{0} leads" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Leads_CountOne", () => ({ default: "{0} lead" }), { virtual: true });

const path = "GET /v1/lead-lists";

it("offers an import where there is no list yet", async () => {
  answerWith({ [path]: { items: [], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  await expect(element).toBeAccessible();
  find(element, "c-empty-state lightning-button").click();
  await settle();
  expect(find(element, "c-lead-import")).not.toBeNull();
});

it("adds a lead without a file, also where there is no list yet, and opens it", async () => {
  answerWith({ [path]: { items: [], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  const opened = record(element, "openlist");
  find(element, "c-empty-state [data-add]").click();
  await settle();
  expect(find(element, "c-empty-state")).toBeNull();
  expect(find(element, "c-lead-entry").lists).toEqual([]);
  answerWith({ [path]: { items: [leadList], nextCursor: null } });
  await fire(find(element, "c-lead-entry"), "added", { list: leadList, leadId: "lead-1" });
  expect(find(element, "c-lead-entry")).toBeNull();
  expect(opened).toEqual([{ list: leadList, leadId: "lead-1" }]);
  expect(find(element, `[data-id="${leadList.id}"]`)).not.toBeNull();
});

it.each([
  ["[data-add]", "c-lead-entry"],
  ["[data-import]", "c-lead-import"],
])("puts the focus back on %s, which opened the form that was canceled", async (way, form) => {
  answerWith({ [path]: { items: [leadList], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  find(element, way).click();
  await settle();
  const focus = jest.spyOn(HTMLElement.prototype, "focus");
  await fire(find(element, form), "cancel");
  await settle();
  expect(focus.mock.contexts.at(-1)).toBe(find(element, way));
  focus.mockRestore();
});

it("shows who was found in place of the lists, and opens the lead in its list", async () => {
  answerWith({ [path]: { items: [leadList], nextCursor: "next" } });
  const element = await render("c-lead-lists", LeadLists);
  const opened = record(element, "openlist");
  const search = find(element, "c-lead-search");
  await fire(search, "searchchange", { isSearching: true });
  expect([find(element, "button[data-id]"), find(element, "[data-more]")]).toEqual([null, null]);
  await fire(search, "openlist", { list: leadList, leadId: "lead-1" });
  expect(opened).toEqual([{ list: leadList, leadId: "lead-1" }]);
  await fire(search, "searchchange", { isSearching: false });
  expect(find(element, "button[data-id]")).not.toBeNull();
});

it.each([
  [
    "what it has of each status",
    3,
    { likely: 9, possible: 0, new: 12, unknown: 0 },
    "In CRM: 3, Likely: 9, New: 12",
  ],
  ["who is linked where no more is known", 3, null, "In CRM: 3, Not checked: 21"],
  [
    "that some are not checked",
    0,
    { likely: 0, possible: 0, new: 2, unknown: 22 },
    "New: 2, Not checked: 22",
  ],
  ["that all are linked", 24, null, "In CRM: 24"],
])("says of a list %s, and since when there is one", async (_what, linkedCount, statuses, words) => {
  answerWith({
    [path]: { items: [{ ...leadList, leadCount: 24, linkedCount, statuses }], nextCursor: null },
  });
  const element = await render("c-lead-lists", LeadLists);
  expect(element.shadowRoot.textContent).toContain(`24 leads\u00a0· ${words}\u00a0· Nov 20, 2026`);
});

it("opens a list, says how it is shared, and loads more", async () => {
  const shared = { ...leadList, id: "list-2", isOwner: false, shared: true };
  const pages = {
    "": { items: [leadList], nextCursor: "next" },
    next: { items: [shared], nextCursor: null },
  };
  answerWith({ [path]: ({ query }) => pages[query.cursor ?? ""] });
  const element = await render("c-lead-lists", LeadLists);
  const opened = record(element, "openlist");
  await expect(element).toBeAccessible();
  find(element, "[data-more]").click();
  await settle();
  const rows = findAll(element, "button[data-id]");
  expect(rows).toHaveLength(2);
  expect(find(element, "lightning-badge").label).toContain("SharedWithYou");
  expect(find(element, "[data-more]")).toBeNull();
  rows[1].click();
  expect(opened[0].list).toMatchObject({ id: "list-2" });
});

it("says why the lists could not be loaded and tries again", async () => {
  let answer = problem(503, "salesforce-unavailable");
  answerWith({ [path]: () => answer });
  const element = await render("c-lead-lists", LeadLists);
  expect(find(element, "c-answer", "c-error-panel").problem.code).toBe("salesforce-unavailable");
  await expect(element).toBeAccessible();
  answer = { items: [leadList], nextCursor: null };
  await fire(find(element, "c-answer", "c-error-panel"), "retry");
  expect(find(element, "c-answer", "c-error-panel")).toBeNull();
  expect(findAll(element, "button[data-id]")).toHaveLength(1);
});

it("opens the list of an import that came in whole, with a toast", async () => {
  answerWith({ [path]: { items: [leadList], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  const [opened, toasts] = [record(element, "openlist"), record(element, "lightning__showtoast")];
  const added = record(element, "leadsadded");
  find(element, "[data-import]").click();
  await settle();
  const report = { imported: 21, merged: 3, skipped: 2, failed: 0, erased: 0, problems: [] };
  const importedList = { id: leadList.id, name: leadList.name, report };
  await fire(find(element, "c-lead-import"), "imported", { importedList });
  await settle();
  expect([find(element, "c-lead-import"), find(element, "c-import-report")]).toEqual([null, null]);
  expect(opened.map(({ list }) => list)).toEqual([leadList]);
  expect(added).toHaveLength(1);
  expect(toasts).toMatchObject([{ variant: "success", title: expect.stringContaining("Import_Done") }]);
});

it("shows the report of an import to a rep who is elsewhere by now, and opens nothing", async () => {
  answerWith({ [path]: { items: [leadList], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  const [opened, toasts] = [record(element, "openlist"), record(element, "lightning__showtoast")];
  find(element, "[data-import]").click();
  await settle();
  find(element, "c-view-header").checkVisibility = () => false;
  const report = { imported: 2, merged: 0, skipped: 0, failed: 0, erased: 0, problems: [] };
  const importedList = { id: leadList.id, name: leadList.name, report };
  await fire(find(element, "c-lead-import"), "imported", { importedList });
  await settle();
  expect(find(element, "c-import-report").importedList).toEqual(importedList);
  expect([opened, toasts]).toEqual([[], []]);
});

it.each(["failed", "erased"])(
  "shows the report where rows were %s, and opens the new list from it",
  async (outcome) => {
    answerWith({ [path]: { items: [leadList], nextCursor: null } });
    const element = await render("c-lead-lists", LeadLists);
    const opened = record(element, "openlist");
    find(element, "[data-import]").click();
    await settle();
    const report = { imported: 2, merged: 0, skipped: 0, failed: 0, erased: 0, problems: [], [outcome]: 1 };
    const importedList = { id: leadList.id, name: leadList.name, report };
    await fire(find(element, "c-lead-import"), "imported", { importedList });
    await settle();
    expect([find(element, "c-lead-import"), opened]).toEqual([null, []]);
    await fire(find(element, "c-import-report"), "open");
    expect(opened[0].list).toMatchObject(leadList);
  },
);

describe("an import", () => {});

it("loads the lists again when an import ends that goes on without its page", async () => {
  const requests = answerWith({
    [path]: { items: [leadList], nextCursor: null },
    "GET /v1/imports": { items: [] },
  });
  const element = await render("c-lead-lists", LeadLists);
  const before = requests.length;
  await fire(find(element, "c-running-imports"), "importended", { key: null, hasList: true });
  expect(requests).toHaveLength(before + 1);
  await element.refresh();
  expect(
    requests
      .slice(before)
      .map((request) => request.path)
      .sort(),
  ).toEqual(["/v1/imports", "/v1/lead-lists", "/v1/lead-lists"]);
});
