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

it("loads its leads anew where another tab has changed how many are in the CRM, and only there", async () => {
  let linked = 10;
  const requests = answerWith({ [path]: page([lead]), [`GET ${reportPath}`]: () => ({ ...report, linked }) });
  const element = await show();
  await settle();
  expect(await element.catchUp()).toBe(false);
  expect(leadRequests(requests)).toHaveLength(1);
  linked = 11;
  expect(await element.catchUp()).toBe(true);
  expect(leadRequests(requests)).toHaveLength(2);
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

  it("are not asked for twice where all are known", async () => {
    const requests = answerWith({ [path]: page([lead]) });
    await show();
    expect(leadRequests(requests)).toHaveLength(1);
  });

  it("keep what happened to a lead while Salesforce was asked", async () => {
    const leads = stored(2);
    const slow = slowSalesforce(leads, () =>
      page(leads.map((each) => ({ ...each, crm: { status: "new" } }))),
    );
    const element = await show();
    element.replaceLead({ ...leads[0], crm: { status: "linked" } });
    slow.answer();
    await settle();
    expect(statuses(element)).toEqual(["linked", "new"]);
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

  it("wait for Salesforce where only it knows which they are", async () => {
    const requests = answerWith({ [path]: page([lead]) });
    const element = await show();
    await fire(tools(element), "filter", { status: "new" });
    expect(leadRequests(requests).map(({ query }) => query.crm)).toEqual(["stored", undefined]);
  });

  it("get their statuses on another page when one comes to it, and are asked about once", async () => {
    const all = stored(400);
    const requests = answerWith({
      [path]: ({ query: { offset = 0, limit, crm } }) => {
        const items = all.slice(Number(offset), Number(offset) + Number(limit));
        return crm === "stored" || offset === 0 ? { items, nextCursor: null, total: 400 } : never();
      },
    });
    const element = await show();
    jest.useFakeTimers();
    await fire(grid(element), "needrows", { from: 200, to: 240 });
    jest.advanceTimersByTime(150);
    await settle();
    await fire(grid(element), "needrows", { from: 200, to: 240 });
    jest.advanceTimersByTime(150);
    await settle();
    const asked = leadRequests(requests).map(({ query }) => `${query.offset ?? 0} ${query.crm ?? "asked"}`);
    expect(asked).toEqual(["0 stored", "0 asked", "200 stored", "200 asked"]);
    jest.useRealTimers();
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

  it("takes a range across leads that have not been loaded", async () => {
    answerWith({ [path]: many, [idsPath]: { ids, total: 400 } });
    const element = await show();
    await select(element, 3, { isRange: false, isSelected: true });
    await select(element, 100, { isRange: true, isSelected: true });
    expect([...grid(element).selected]).toEqual(ids.slice(3, 101));
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

  it("lasts while one searches on", async () => {
    answerWith({ [path]: many });
    const element = await show();
    await select(element, 1, { isRange: false, isSelected: true });
    await fire(tools(element), "filter", { status: "new" });
    expect([...grid(element).selected]).toEqual(["lead-1"]);
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

it("says that the list has no leads", async () => {
  answerWith({ [path]: page([]) });
  const element = await show();
  expect(find(element, "c-empty-state").heading).toContain("Leads_None");
  expect(find(element, "c-empty-state lightning-button")).toBeNull();
});

it("filters by status", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  await fire(tools(element), "filter", { status: "linked" });
  expect(leadRequests(requests).at(-1).query.status).toBe("linked");
});

describe("a filter that Salesforce has to be asked for", () => {
  const uncompared = { ...report, leads: 10_000, linked: 0, new: 0, unknown: 10_000 };

  /** Answers what is stored; what is left to compare, step by step, and the filter when the test says so. */
  async function showUncompared(unknown) {
    const waiting = [];
    const later = () => new Promise((resolve) => waiting.push(resolve));
    const requests = answerWith({
      [path]: ({ query }) => (query.status ? later() : page([lead])),
      [`GET ${reportPath}`]: { ...uncompared, unknown },
      [`POST ${reportPath}`]: later,
    });
    const element = await show();
    const answer = async (body) => {
      waiting.shift()(body);
      await settle();
    };
    return { requests, element, answer };
  }
  const isWaiting = (element) => !grid(element) && Boolean(find(element, "c-loading-rows"));

  it("does not leave the rows of the one before", async () => {
    const { requests, element, answer } = await showUncompared(40);
    await fire(tools(element), "filter", { status: "new" });
    expect(isWaiting(element)).toBe(true);
    expect(tools(element).found).toBe(0);
    await expect(element).toBeAccessible();
    await answer(page([{ ...lead, id: "lead-2", crm: { status: "new" } }]));
    expect(grid(element).leads.map(({ id }) => id)).toEqual(["lead-2"]);
    expect(requests.some(({ method }) => method === "POST")).toBe(false);
  });

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

  it("says that none is found only once all are compared", async () => {
    const { element, compare } = await showLong();
    await fire(tools(element), "filter", { status: "new" });
    expect(isWaiting(element)).toBe(true);
    await compare(9_000);
    expect([isWaiting(element), find(element, "c-empty-state")]).toEqual([true, null]);
    await compare(0);
    expect(find(element, "c-empty-state")).not.toBeNull();
  });
});

it("shows the counts that were known last where more was known then", async () => {
  const lastKnown = { likely: 8, possible: 0, new: 14, unknown: 0 };
  const forgotten = { ...report, leads: 22, linked: 0, new: 0, unknown: 22, lastKnown };
  answerWith({ [path]: page([lead]), [`GET ${reportPath}`]: forgotten });
  expect(tools(await show()).counts).toMatchObject({ leads: 22, likely: 8, new: 14, unknown: 0 });
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

it("says once how many leads are selected", async () => {
  answerWith({ [path]: page([lead]) });
  const element = await show();
  const said = record(element, "announce");
  await fire(grid(element), "selectrows", { index: 0, isRange: false, isSelected: true });
  await fire(find(element, "c-selection-bar"), "selectnone");
  expect(said).toHaveLength(2);
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

  it("has them where the rep was at a lead, whatever is seen of the list by then", async () => {
    await leaveAtTwelve(async (element) => {
      await fire(grid(element), "openlead", { leadId: "lead-12" });
      seen(element, () => ({ bottom: 0, height: 0 }));
      window.dispatchEvent(new CustomEvent("pagehide"));
    });
    await show();
    expect(scrolled).toEqual(["12"]);
  });

  it("begins at its first lead where the rep had left it", async () => {
    await leaveAtTwelve((element) => fire(find(element, "c-view-header"), "back"));
    const again = await show();
    expect([tools(again).q, tools(again).status]).toEqual(["", ""]);
    expect(scrolled).toEqual([]);
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

it("shows a replaced lead without another request", async () => {
  const requests = answerWith({ [path]: page([lead]) });
  const element = await show();
  element.replaceLead({ ...lead, crm: { status: "linked" } });
  await settle();
  expect(grid(element).leads[0].crm.status).toBe("linked");
  expect(leadRequests(requests)).toHaveLength(1);
});

it("offers to select those that the filter finds by now, while one that was added stays in its place", async () => {
  answerWith({ [path]: page([lead, { ...lead, id: "lead-2" }]) });
  const element = await show();
  await fire(tools(element), "filter", { status: lead.crm.status });
  expect(tools(element).found).toBe(2);
  element.replaceLead({ ...lead, crm: { status: "linked" } });
  await settle();
  expect(tools(element).found).toBe(1);
  expect(grid(element).leads).toHaveLength(2);
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

  it("are known to be done where nobody is left to add", async () => {
    listed(people(3, (index) => (index === 1 ? { status: "new" } : linked)));
    const element = await show();
    expect(await element.follow("lead-1")).toMatchObject({ nextNew: null, isDone: true });
    expect(await element.follow("lead-0")).toMatchObject({ nextNew: { id: "lead-1" }, isDone: false });
  });

  it("are found on pages that nobody has scrolled to, and of a lead on such a page", async () => {
    const requests = listed(people(1_000, (index) => (index < 450 ? linked : { status: "new" })));
    const element = await show();
    expect(ids(await element.follow("lead-0"))[2]).toBe("lead-450");
    expect(ids(await element.follow("lead-700"))).toEqual(["lead-699", "lead-701", "lead-701"]);
    const offsets = leadRequests(requests).map(({ query }) => query.offset);
    expect(offsets).toEqual([undefined, "200", "400", "600"]);
  });

  it("are looked for on three further pages at most", async () => {
    const requests = listed(people(10_000, () => linked));
    const element = await show();
    expect(await element.follow("lead-0")).toMatchObject({ nextNew: null, isDone: false });
    expect(leadRequests(requests)).toHaveLength(4);
  });
});
