import LeadLists from "c/leadLists";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { leadList, runningImport } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_LeadLists_Summary", () => ({ default: "{0}, {1} in CRM" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Leads_CountOne", () => ({ default: "{0} lead" }), { virtual: true });

const path = "GET /v1/lead-lists";

it("shows placeholders while the lists load", async () => {
  answerWith({ [path]: never });
  const element = await render("c-lead-lists", LeadLists);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("offers an import where there is no list yet", async () => {
  answerWith({ [path]: { items: [], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  await expect(element).toBeAccessible();
  find(element, "c-empty-state lightning-button").click();
  await settle();
  expect(find(element, "c-lead-import")).not.toBeNull();
});

it("uses the singular for the only lead of a list", async () => {
  answerWith({ [path]: { items: [{ ...leadList, leadCount: 1, linkedCount: 0 }], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  expect(element.shadowRoot.textContent).toContain("1 lead, 0 in CRM");
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
  expect(find(element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
  await expect(element).toBeAccessible();
  answer = { items: [leadList], nextCursor: null };
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-error-panel")).toBeNull();
  expect(findAll(element, "button[data-id]")).toHaveLength(1);
});

it("shows the report of an import and opens the new list from it", async () => {
  answerWith({ [path]: { items: [leadList], nextCursor: null } });
  const element = await render("c-lead-lists", LeadLists);
  const opened = record(element, "openlist");
  find(element, "[data-import]").click();
  await settle();
  const importedList = { id: leadList.id, name: leadList.name, report: { problems: [] } };
  await fire(find(element, "c-lead-import"), "imported", { importedList });
  expect(find(element, "c-lead-import")).toBeNull();
  await fire(find(element, "c-import-report"), "open");
  expect(opened[0].list).toMatchObject(leadList);
});

it("leaves an import to the form that began it, until that loses the connection", async () => {
  answerWith({ [path]: { items: [leadList], nextCursor: null }, "GET /v1/imports": { items: [] } });
  const element = await render("c-lead-lists", LeadLists);
  const running = find(element, "c-running-imports");
  const watch = jest.spyOn(running, "watch");
  const lose = async (detail, keyAfter) => {
    find(element, "[data-import]").click();
    await settle();
    await fire(find(element, "c-lead-import"), "began", { key: "a-key" });
    expect(running.exceptKey).toBe("a-key");
    await fire(find(element, "c-lead-import"), "lost", detail);
    expect(running.exceptKey).toBe(keyAfter);
    expect(watch).toHaveBeenLastCalledWith({ key: "a-key", ...detail });
  };
  const lost = { code: "connector-unreachable" };
  await lose({ running: runningImport(), problem: lost }, null);
  expect(find(element, "c-lead-import")).toBeNull();
  await lose({ running: runningImport({ name: "" }), problem: lost }, "a-key");
  expect(find(element, "c-lead-import")).not.toBeNull();
  const forget = jest.spyOn(find(element, "c-lead-import"), "forgetProblem");
  await fire(running, "importmissed", { key: "b-key" });
  expect(forget).not.toHaveBeenCalled();
  await fire(running, "importmissed", { key: "a-key" });
  expect(forget).toHaveBeenCalledTimes(1);
  await fire(running, "importfound", { key: "a-key" });
  expect(find(element, "c-lead-import")).toBeNull();
  expect(running.exceptKey).toBeNull();
  await lose({ running: null, problem: lost }, "a-key");
  await fire(find(element, "c-lead-import"), "began", { key: "b-key" });
  await fire(running, "importfound", { key: "a-key" });
  expect(find(element, "c-lead-import")).not.toBeNull();
  await fire(find(element, "c-lead-import"), "cancel");
  expect(running.exceptKey).toBeNull();
});

it("loads the lists again when an import ends that goes on without its page", async () => {
  const requests = answerWith({
    [path]: { items: [leadList], nextCursor: null },
    "GET /v1/imports": { items: [] },
  });
  const element = await render("c-lead-lists", LeadLists);
  const before = requests.length;
  await fire(find(element, "c-running-imports"), "importended");
  expect(requests).toHaveLength(before + 1);
  await element.refresh();
  expect(
    requests
      .slice(before)
      .map((request) => request.path)
      .sort(),
  ).toEqual(["/v1/imports", "/v1/lead-lists", "/v1/lead-lists"]);
});
