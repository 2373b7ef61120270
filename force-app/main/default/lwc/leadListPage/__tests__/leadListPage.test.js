import LeadListPage from "c/leadListPage";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { lead, leadList } from "lwc-test/samples";

const path = "GET /v1/lead-lists/list-1/leads";
const reportPath = "/v1/lead-lists/list-1/match-report";
const report = { leads: 40, linked: 10, likely: 0, possible: 0, new: 30, unknown: 0 };
const forLeads = (requests) => requests.filter((each) => each.path !== reportPath);
const page = (items, nextCursor = null) => ({ items, nextCursor, total: 40 });
const show = () => render("c-lead-list-page", LeadListPage, { leadList });

it("shows placeholders while the leads load", async () => {
  answerWith({ [path]: never });
  const element = await show();
  expect(find(element, "c-loading-rows")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("shows the leads, the next ones on request, and opens one", async () => {
  const pages = { "": page([lead], "next"), next: page([{ ...lead, id: "lead-2" }]) };
  answerWith({ [path]: ({ query }) => pages[query.cursor ?? ""] });
  const element = await show();
  await expect(element).toBeAccessible();
  const opened = record(element, "openlead");
  const announced = record(element, "announce");
  find(element, "[data-more]").click();
  await settle();
  const rows = findAll(element, "c-lead-row");
  expect(rows.map((row) => row.lead.id)).toEqual(["lead-1", "lead-2"]);
  expect(announced).toHaveLength(1);
  await fire(rows[1], "openlead", { leadId: "lead-2" });
  expect(opened).toEqual([{ leadId: "lead-2" }]);
});

it("searches once the typing pauses, and tells an empty result from an empty list", async () => {
  const requests = answerWith({ [path]: ({ query }) => page(query.q ? [] : [lead]) });
  const element = await show();
  jest.useFakeTimers();
  await fire(find(element, "lightning-input"), "change", { value: "x" });
  await fire(find(element, "lightning-input"), "change", { value: "xy" });
  jest.advanceTimersByTime(300);
  await settle();
  expect(forLeads(requests).map(({ query }) => query.q)).toEqual([undefined, "xy"]);
  expect(find(element, "c-empty-state").heading).toContain("Leads_None");
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  find(element, "c-empty-state lightning-button").click();
  await settle();
  expect(findAll(element, "c-lead-row")).toHaveLength(1);
});

it("says that the list has no leads", async () => {
  answerWith({ [path]: page([]) });
  const element = await show();
  expect(find(element, "c-empty-state").heading).toContain("Leads_Empty");
  expect(find(element, "c-empty-state lightning-button")).toBeNull();
});

it("filters by status", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  await fire(find(element, "lightning-combobox"), "change", { value: "linked" });
  expect(forLeads(requests).at(-1).query.status).toBe("linked");
});

it("sums up how many leads are in the CRM, and filters by what is chosen there", async () => {
  const requests = answerWith({ [path]: page([lead]), [`GET ${reportPath}`]: report });
  const element = await show();
  expect(find(element, "c-list-match-report").leadList).toEqual(leadList);
  await fire(find(element, "c-list-match-report"), "filter", { status: "new" });
  expect(forLeads(requests).at(-1).query.status).toBe("new");
  expect(find(element, "lightning-combobox").value).toBe("new");
});

it("says why the leads could not be loaded and tries again", async () => {
  let answer = problem(500, "internal");
  answerWith({ [path]: () => answer });
  const element = await show();
  await expect(element).toBeAccessible();
  answer = page([lead]);
  await fire(find(element, "c-error-panel"), "retry");
  expect(findAll(element, "c-lead-row")).toHaveLength(1);
});

it("shows a lead as it has become, without asking again", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  element.replaceLead({ ...lead, crm: { status: "linked" } });
  await settle();
  expect(find(element, "c-lead-row").lead.crm.status).toBe("linked");
  expect(forLeads(requests)).toHaveLength(1);
});
