import LeadListPage from "c/leadListPage";
import { answerWith, never, problem, unreachable } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { lead, leadList } from "lwc-test/samples";

const path = "GET /v1/lead-lists/list-1/leads";
const reportPath = "/v1/lead-lists/list-1/match-report";
const report = { leads: 40, linked: 10, likely: 0, possible: 0, new: 30, unknown: 0 };
const page = (items) => ({ items, nextCursor: null, total: items.length });
const show = () => render("c-lead-list-page", LeadListPage, { leadList, userId: "005" });
const leadRequests = (requests) => requests.filter(({ path: asked }) => asked.endsWith("/leads"));
const grid = (element) => find(element, "c-lead-grid");
const tools = (element) => find(element, "c-lead-list-tools");

it("shows the leads and opens one", async () => {
  answerWith({ [path]: page([lead, { ...lead, id: "lead-2" }]) });
  const element = await show();
  await expect(element).toBeAccessible();
  const opened = record(element, "openlead");
  expect(grid(element).leads.map(({ id }) => id)).toEqual(["lead-1", "lead-2"]);
  await fire(grid(element), "openlead", { leadId: "lead-2" });
  expect(opened).toEqual([{ leadId: "lead-2" }]);
});

describe("the rows of a list", () => {
  const unknown = { status: "unknown" };
  const stored = (count) =>
    Array.from({ length: count }, (_, index) => ({ ...lead, id: `lead-${index}`, crm: unknown }));
  const statuses = (element) => grid(element).leads.map(({ crm }) => crm.status);
  /** Answers what is stored at once, and the rest when the test says so: {answer, requests}. */
  function slowSalesforce(leads, asked) {
    const waiting = [];
    const requests = answerWith({
      [path]: ({ query }) => {
        const later = () => new Promise((resolve) => waiting.push(() => resolve(asked())));
        return query.crm === "stored" ? page(leads) : later();
      },
    });
    return { requests, answer: () => waiting.splice(0).forEach((one) => one()) };
  }

  it("are there before Salesforce has answered, and get their statuses in place", async () => {
    const leads = stored(3);
    const slow = slowSalesforce(leads, () =>
      page(leads.map((each) => ({ ...each, crm: { status: "likely" } }))),
    );
    const element = await show();
    expect(statuses(element)).toEqual(["pending", "pending", "pending"]);
    await expect(element).toBeAccessible();
    const said = record(element, "announce");
    slow.answer();
    await settle();
    expect(statuses(element)).toEqual(["likely", "likely", "likely"]);
    expect(said).toEqual([]);
    expect(leadRequests(slow.requests).map(({ query }) => query.crm)).toEqual(["stored", undefined]);
  });

  it("stay, not checked, where Salesforce cannot be asked, with the reason, and are asked about again", async () => {
    let matches = problem(503, "salesforce-unavailable");
    const later = stored(2);
    answerWith({
      [path]: ({ query }) => page(query.crm === "stored" ? stored(2) : later),
      "GET /v1/leads/lead-0/matches": () => matches,
    });
    const element = await show();
    await settle();
    const codes = () => [statuses(element)[0], find(element, "c-error-panel")?.problem.code];
    expect(codes()).toEqual(["unknown", "salesforce-unavailable"]);
    await fire(find(element, "c-error-panel"), "retry");
    expect(codes()[1]).toBe("salesforce-unavailable");
    [matches, later[0].crm, later[1].crm] = [null, { status: "new" }, { status: "new" }];
    await fire(find(element, "c-error-panel"), "retry");
    await settle();
    expect(codes()).toEqual(["new", undefined]);
  });
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

  it("takes all leads that the filter leaves, and sends them to be reviewed, by Alt+Enter too", async () => {
    const requests = answerWith({ [path]: many, [idsPath]: { ids, total: 400 } });
    const element = await show();
    await fire(tools(element), "filter", { status: "new" });
    const reviewed = record(element, "review");
    await fire(tools(element), "selectall");
    expect(requests.at(-1).query).toEqual({ status: "new" });
    await fire(find(element, "c-selection-bar"), "review");
    expect(reviewed).toEqual([{ leadIds: ids }]);
    const press = { key: "Enter", altKey: true, bubbles: true, composed: true, cancelable: true };
    find(element, "c-lead-grid").dispatchEvent(new KeyboardEvent("keydown", press));
    expect(reviewed).toHaveLength(2);
    await fire(find(element, "c-selection-bar"), "selectnone");
    find(element, "c-lead-grid").dispatchEvent(new KeyboardEvent("keydown", press));
    expect(reviewed).toHaveLength(2);
    await fire(find(element, "c-selection-bar"), "selectnone");
    expect(grid(element).selected.size).toBe(0);
  });
});

it("searches, and tells an empty result from an empty list", async () => {
  const requests = answerWith({ [path]: ({ query }) => page(query.q ? [] : [lead]) });
  const element = await show();
  const said = record(element, "announce");
  await fire(tools(element), "search", { q: "xy" });
  expect(leadRequests(requests).map(({ query }) => query.q)).toEqual([undefined, "xy"]);
  expect(find(element, "c-empty-state").heading).toContain("Leads_None");
  expect(said).toHaveLength(1);
  await expect(element).toBeAccessible();
  find(element, "c-empty-state lightning-button").click();
  await settle();
  expect(grid(element).leads).toHaveLength(1);
});

it("filters by status", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  await fire(tools(element), "filter", { status: "linked" });
  expect(leadRequests(requests).at(-1).query.status).toBe("linked");
});

describe("a filter that Salesforce has to be asked for", () => {
  const uncompared = { ...report, leads: 10_000, linked: 0, new: 0, unknown: 10_000 };

  /** A long list, of which as many leads are known to be new as the test says. */
  async function showLong() {
    const known = [];
    const waiting = [];
    const requests = answerWith({
      [path]: ({ query }) => page(query.status ? known : [lead]),
      [`GET ${reportPath}`]: uncompared,
      [`POST ${reportPath}`]: () => new Promise((resolve) => waiting.push(resolve)),
    });
    const element = await show();
    const compare = async (unknown, ...ids) => {
      known.push(...ids.map((id) => ({ ...lead, id, crm: { status: "new" } })));
      waiting.shift()({ ...uncompared, unknown });
      await settle();
    };
    return { requests, element, known, compare };
  }
  const idsIn = (element) => grid(element)?.leads.map(({ id }) => id) ?? [];

  it("shows those that are known of a long list at once, and more as they are compared, once", async () => {
    const { requests, element, known, compare } = await showLong();
    known.push({ ...lead, id: "lead-2", crm: { status: "new" } });
    await fire(tools(element), "filter", { status: "likely" });
    await fire(tools(element), "filter", { status: "new" });
    expect([idsIn(element), tools(element).found]).toEqual([["lead-2"], 1]);
    expect(find(element, "c-list-match-report", "lightning-progress-bar")).not.toBeNull();
    await compare(9_000, "lead-3");
    expect(idsIn(element)).toEqual(["lead-2", "lead-3"]);
    await compare(0, "lead-4");
    expect(idsIn(element)).toEqual(["lead-2", "lead-3", "lead-4"]);
    expect(requests.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(new Set(leadRequests(requests).map(({ query }) => query.crm))).toEqual(new Set(["stored"]));
  });
});

it("hands on how many leads are in the CRM, which a search does not ask for again", async () => {
  const requests = answerWith({ [path]: page([lead]), [`GET ${reportPath}`]: report });
  const element = await show();
  expect(find(element, "c-list-match-report").leadList).toEqual(leadList);
  expect(tools(element).counts).toEqual({ ...report, lastKnown: undefined });
  expect(find(element, "c-lead-list-menu").counts).toEqual(report);
  await fire(tools(element), "filter", { status: "new" });
  await fire(tools(element), "search", { q: "x" });
  expect(tools(element).status).toBe("new");
  expect(requests.filter(({ path: asked }) => asked === reportPath)).toHaveLength(1);
});

it("compares and downloads where its menu says so, and leaves the rest to the owner's dialog", async () => {
  const requests = answerWith({
    [path]: page([lead]),
    [`GET ${reportPath}`]: { ...report, unknown: 3 },
    [`POST ${reportPath}`]: never,
  });
  const element = await show();
  const menu = find(element, "c-lead-list-menu");
  await fire(menu, "choose", { action: "compare" });
  expect(requests.at(-1).method).toBe("POST");
  expect(menu.isComparing).toBe(true);
  await fire(menu, "choose", { action: "rename" });
  expect(find(element, "c-lead-list-owner").task).toBe("rename");
});

describe("a list whose page is loaded anew", () => {
  const seen = (element, rects) => {
    HTMLElement.prototype.getBoundingClientRect = function rectOf() {
      return rects(this.dataset.row) ?? { bottom: 100, height: 20 };
    };
    return element;
  };
  const { getBoundingClientRect } = HTMLElement.prototype;
  const scrolled = [];
  beforeEach(() => {
    scrolled.length = 0;
    HTMLElement.prototype.scrollIntoView = function scroll() {
      scrolled.push(this.dataset.row);
    };
  });
  afterEach(() => {
    HTMLElement.prototype.getBoundingClientRect = getBoundingClientRect;
    delete HTMLElement.prototype.scrollIntoView;
    sessionStorage.clear();
  });
  const many = Array.from({ length: 30 }, (_, index) => ({ ...lead, id: `lead-${index}` }));
  const leaveAtTwelve = async (leave) => {
    const requests = answerWith({ [path]: page(many) });
    const element = await show();
    await fire(tools(element), "filter", { status: "new" });
    await fire(tools(element), "search", { q: "ana" });
    seen(element, (row) => row && { bottom: (Number(row) - 10) * 60, height: 60 });
    await leave(element);
    element.remove();
    return requests;
  };

  it("has the search, the filter and the place where the rep was", async () => {
    const requests = await leaveAtTwelve(() => window.dispatchEvent(new CustomEvent("pagehide")));
    const again = await show();
    expect([tools(again).q, tools(again).status]).toEqual(["ana", "new"]);
    expect(leadRequests(requests).at(-1).query).toMatchObject({ q: "ana", status: "new" });
    expect(scrolled).toEqual(["12"]);
  });
});

it("sorts as it is told, also the ids, and remembers it for this list", async () => {
  const requests = answerWith({
    [path]: page([lead]),
    "GET /v1/lead-lists/list-1/lead-ids": { ids: ["lead-1"], total: 1 },
  });
  const element = await show();
  await fire(tools(element), "sort", { sort: "company" });
  await fire(tools(element), "selectall");
  expect(requests.at(-1)).toMatchObject({
    path: "/v1/lead-lists/list-1/lead-ids",
    query: { sort: "company" },
  });
  const again = await show();
  expect(tools(again).sort).toBe("company");
  expect(leadRequests(requests).map(({ query }) => query.sort)).toEqual([undefined, "company", "company"]);
  localStorage.clear();
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

it("keeps its rows where they cannot be loaded again, and hands on the focus once they can", async () => {
  let isGone = false;
  answerWith({ [path]: () => (isGone ? unreachable() : page([lead])) });
  const element = await show();
  isGone = true;
  await element.refresh();
  await settle();
  expect([grid(element).leads.length, find(element, "c-error-panel").problem.code]).toEqual([
    1,
    "connector-unreachable",
  ]);
  find(element, "c-error-panel").focus();
  isGone = false;
  await fire(find(element, "c-error-panel"), "retry");
  await settle();
  expect(find(element, "c-error-panel")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-view-header"));
});

describe("the leads around one", () => {
  const linked = { status: "linked", recordId: "003", object: "Contact" };
  const people = (count, crmOf) =>
    Array.from({ length: count }, (_, index) => ({ ...lead, id: `lead-${index}`, crm: crmOf(index) }));
  const listed = (all) =>
    answerWith({
      [path]: ({ query: { offset = 0, limit } }) => ({
        items: all.slice(Number(offset), Number(offset) + Number(limit)),
        total: all.length,
      }),
      "GET /v1/lead-lists/list-1/lead-ids": { ids: all.map(({ id }) => id), total: all.length },
    });
  const ids = ({ previous, next, nextNew }) => [previous, next, nextNew].map((one) => one?.id ?? null);

  it("are those before and after it, and the next that is not in the CRM", async () => {
    listed(people(5, (index) => (index === 2 ? linked : { status: "possible" })));
    const element = await show();
    expect(ids(await element.follow("lead-1"))).toEqual(["lead-0", "lead-2", "lead-3"]);
    expect(ids(await element.follow("lead-0"))).toEqual([null, "lead-1", "lead-1"]);
    expect((await element.follow("lead-0")).lead).toMatchObject({ id: "lead-0" });
    expect(ids(await element.follow("lead-4"))).toEqual(["lead-3", null, "lead-0"]);
    expect(ids(await element.follow("gone"))).toEqual([null, null, null]);
  });
});
