import LeadListPage from "c/leadListPage";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { lead, leadList } from "lwc-test/samples";

const path = "GET /v1/lead-lists/list-1/leads";
const reportPath = "/v1/lead-lists/list-1/match-report";
const report = { leads: 40, linked: 10, likely: 0, possible: 0, new: 30, unknown: 0 };
const page = (items) => ({ items, nextCursor: null, total: items.length });
const show = () => render("c-lead-list-page", LeadListPage, { leadList, userId: "005" });
const leadRequests = (requests) => requests.filter(({ path: asked }) => asked.endsWith("/leads"));
const grid = (element) => find(element, "c-lead-grid");

it("shows placeholders while the leads load", async () => {
  answerWith({ [path]: never });
  const element = await show();
  expect(find(element, "c-loading-rows")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("shows the leads and opens one", async () => {
  answerWith({ [path]: page([lead, { ...lead, id: "lead-2" }]) });
  const element = await show();
  await expect(element).toBeAccessible();
  const opened = record(element, "openlead");
  expect(grid(element).leads.map(({ id }) => id)).toEqual(["lead-1", "lead-2"]);
  await fire(grid(element), "openlead", { leadId: "lead-2" });
  expect(opened).toEqual([{ leadId: "lead-2" }]);
});

it("loads the leads that one scrolls to, and not those that are scrolled past", async () => {
  const requests = answerWith({ [path]: ({ query }) => ({ ...page([lead]), total: 10_000, query }) });
  const element = await show();
  jest.useFakeTimers();
  await fire(grid(element), "needrows", { from: 4_000, to: 4_040 });
  await fire(grid(element), "needrows", { from: 8_130, to: 8_170 });
  jest.advanceTimersByTime(150);
  await settle();
  const asked = leadRequests(requests);
  expect(asked.map(({ query }) => query.offset)).toEqual([undefined, "8000"]);
});

describe("a selection", () => {
  const leads = Array.from({ length: 5 }, (_, index) => ({ ...lead, id: `lead-${index}` }));
  const many = { items: leads, nextCursor: "next", total: 400 };
  const ids = Array.from({ length: 400 }, (_, index) => `lead-${index}`);
  const idsPath = "GET /v1/lead-lists/list-1/lead-ids";
  const select = (element, index, how) => fire(grid(element), "selectrows", { index, ...how });

  it("takes single rows and ranges, and gives them back", async () => {
    const requests = answerWith({ [path]: many });
    const element = await show();
    await select(element, 1, { isRange: false, isSelected: true });
    await select(element, 3, { isRange: true, isSelected: true });
    expect([...grid(element).selected]).toEqual(["lead-1", "lead-2", "lead-3"]);
    await select(element, 2, { isRange: false, isSelected: false });
    expect([...grid(element).selected]).toEqual(["lead-1", "lead-3"]);
    expect(requests.some(({ path: asked }) => asked.endsWith("lead-ids"))).toBe(false);
  });

  it("takes a range across leads that have not been loaded", async () => {
    answerWith({ [path]: many, [idsPath]: { ids, total: 400 } });
    const element = await show();
    await select(element, 3, { isRange: false, isSelected: true });
    await select(element, 100, { isRange: true, isSelected: true });
    expect([...grid(element).selected]).toEqual(ids.slice(3, 101));
  });

  it("takes all leads that the filter leaves, and sends them to be reviewed", async () => {
    const requests = answerWith({ [path]: many, [idsPath]: { ids, total: 400 } });
    const element = await show();
    await fire(find(element, "lightning-combobox"), "change", { value: "new" });
    const reviewed = record(element, "review");
    await fire(find(element, "c-selection-bar"), "selectall");
    expect(requests.at(-1).query).toEqual({ status: "new" });
    await fire(find(element, "c-selection-bar"), "review");
    expect(reviewed).toEqual([{ leadIds: ids }]);
    await fire(find(element, "c-selection-bar"), "selectnone");
    expect(grid(element).selected.size).toBe(0);
  });

  it("lasts while one searches on", async () => {
    answerWith({ [path]: many });
    const element = await show();
    await select(element, 1, { isRange: false, isSelected: true });
    await fire(find(element, "lightning-combobox"), "change", { value: "new" });
    expect([...grid(element).selected]).toEqual(["lead-1"]);
  });
});

it("searches once the typing pauses, and tells an empty result from an empty list", async () => {
  const requests = answerWith({ [path]: ({ query }) => page(query.q ? [] : [lead]) });
  const element = await show();
  jest.useFakeTimers();
  await fire(find(element, "lightning-input"), "change", { value: "x" });
  await fire(find(element, "lightning-input"), "change", { value: "xy" });
  jest.advanceTimersByTime(300);
  await settle();
  const asked = leadRequests(requests);
  expect(asked.map(({ query }) => query.q)).toEqual([undefined, "xy"]);
  expect(find(element, "c-empty-state").heading).toContain("Leads_None");
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  find(element, "c-empty-state lightning-button").click();
  await settle();
  expect(grid(element).leads).toHaveLength(1);
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
  expect(leadRequests(requests).at(-1).query.status).toBe("linked");
});

it("sums up how many leads are in the CRM, and filters by what is chosen there", async () => {
  const requests = answerWith({ [path]: page([lead]), [`GET ${reportPath}`]: report });
  const element = await show();
  expect(find(element, "c-list-match-report").leadList).toEqual(leadList);
  await fire(find(element, "c-list-match-report"), "filter", { status: "new" });
  expect(leadRequests(requests).at(-1).query.status).toBe("new");
  expect(find(element, "lightning-combobox").value).toBe("new");
});

it("says why the leads could not be loaded and tries again", async () => {
  let answer = problem(500, "internal");
  answerWith({ [path]: () => answer });
  const element = await show();
  await expect(element).toBeAccessible();
  answer = page([lead]);
  await fire(find(element, "c-error-panel"), "retry");
  expect(grid(element).leads).toHaveLength(1);
});

it("shows a replaced lead without another request", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  element.replaceLead({ ...lead, crm: { status: "linked" } });
  await settle();
  expect(grid(element).leads[0].crm.status).toBe("linked");
  expect(leadRequests(requests)).toHaveLength(1);
});
