import BatchReview from "c/batchReview";
import { keepRole, readReview } from "c/draftStore";
import { NO_CHOICES } from "c/reviewChoices";
import { Reply, answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { account, lead, leadList, match, opportunity, review } from "lwc-test/samples";

const path = "POST /v1/batch-reviews";
const leadIds = ["lead-1", "lead-2", "lead-3", "lead-4", "lead-5"];
const show = (properties) =>
  render("c-batch-review", BatchReview, { leadList, userId: "005", leadIds, ...properties });
const startOf = (element) => find(element, "[data-start]");
/** The companies with an account, or one like it; and those without. */
const listsOf = (element) => findAll(element, "c-review-groups");
const keysOf = (list) => list.groups.map(({ key }) => key);
const change = (element, type, detail) => fire(listsOf(element)[0], type, detail);
/** A review whose rehearsal was begun, and what was asked. */
async function showRehearsed(answers = {}) {
  const requests = answerWith({
    [path]: { ...review, canRehearse: true },
    "POST /v1/rehearsals": new Reply(202, { id: "rehearsal-1" }),
    "GET /v1/rehearsals/rehearsal-1": never,
    ...answers,
  });
  const element = await show();
  await fire(find(element, "[data-rehearse]"), "click");
  await settle();
  return { element, requests, rehearsal: find(element, "c-rehearsal") };
}
/** How many leads are in which state. */
const countsOf = (element) =>
  Object.fromEntries(
    find(element, "c-outcome-summary").summary.map(({ state, count }) => [state, Number(count)]),
  );
const filter = (element, state) => fire(find(element, "c-outcome-summary"), "filter", { state });
const on = { ...NO_CHOICES.opportunity, isOn: true };
const openUnknown = (element) => fire(find(element, "[data-unknown]"), "toggle");

it("shows the companies, who is skipped, and starts what is ready", async () => {
  const requests = answerWith({ [path]: review, "POST /v1/batches": new Reply(202, { id: "batch-1" }) });
  const element = await show();
  await expect(element).toBeAccessible();
  expect(requests[0].body).toEqual({ listId: "list-1", leadIds });
  expect(listsOf(element).map(keysOf)).toEqual([["northwindenergy"]]);
  expect(countsOf(element)).toEqual({ ready: 1, incomplete: 2, skipped: 2 });
  const started = record(element, "started");
  startOf(element).click();
  await fire(element, "settled");
  const [, { body, headers }] = requests;
  expect(body.rows).toEqual([{ leadId: "lead-1", accountId: account.id }]);
  expect(headers["Idempotency-Key"]).toBeTruthy();
  expect(started).toEqual([{ batchId: "batch-1" }]);
  // Those that could not be sent are the next review.
  expect(readReview("005", "list-1").leadIds).toEqual(["lead-2", "lead-4"]);
});

it("shows what would fail first once a rehearsal is over, and the companies when that is pressed again", async () => {
  const { element, rehearsal } = await showRehearsed();
  expect(rehearsal.hideFailures).toBe(true);
  await fire(rehearsal, "foretold", { wouldFail: 1, isNew: true });
  expect([countsOf(element).wouldFail, rehearsal.hideFailures]).toEqual([1, false]);
  expect(listsOf(element)).toEqual([]);
  await expect(element).toBeAccessible();
  await filter(element, "");
  expect(rehearsal.hideFailures).toBe(true);
  expect(listsOf(element).map(keysOf)).toEqual([["northwindenergy"]]);
});

it("rehearses what is ready, only where the admin has turned that on, and says when the choices are others", async () => {
  const off = answerWith({ [path]: review });
  expect(find(await show(), "[data-rehearse]")).toBeNull();
  expect(off).toHaveLength(1);
  const { element, requests, rehearsal } = await showRehearsed();
  const sent = requests.find(({ path: asked }) => asked === "/v1/rehearsals");
  expect(sent.body.rows).toEqual([{ leadId: "lead-1", accountId: account.id }]);
  expect([rehearsal.rehearsalId, rehearsal.isOld]).toEqual(["rehearsal-1", false]);
  await change(element, "leadchoice", { leadId: "lead-1", isLeftOut: true });
  expect(rehearsal.isOld).toBe(true);
});

it("excludes what a rehearsal says would fail, and adds the others", async () => {
  const { element, rehearsal } = await showRehearsed();
  const said = record(element, "announce");
  await fire(rehearsal, "exclude", { leadIds: ["lead-1"], isLeftOut: true });
  expect(rehearsal.leftOut).toEqual(["lead-1", "lead-3", "lead-5"]);
  expect(startOf(element).disabled).toBe(true);
  expect(said.at(-1).text).toBe(startOf(element).textContent);
  expect(rehearsal.isOld).toBe(false);
  await fire(rehearsal, "exclude", { leadIds: ["lead-1"], isLeftOut: false });
  expect(rehearsal.leftOut).toEqual(["lead-3", "lead-5"]);
  expect(startOf(element).disabled).toBe(false);
});

it("takes what is corrected after a rehearsal, includes those leads again, and rehearses all once more", async () => {
  const { element, requests, rehearsal } = await showRehearsed();
  await fire(rehearsal, "exclude", { leadIds: ["lead-1"], isLeftOut: true });
  const said = record(element, "announce");
  await fire(rehearsal, "correct", { leadIds: ["lead-1"], values: { Title: "Planner" } });
  expect([rehearsal.leftOut, rehearsal.isOld]).toEqual([["lead-3", "lead-5"], true]);
  expect(said.at(-1).text).toBe(startOf(element).textContent);
  expect(find(element, "[data-rehearse]").textContent).toContain("Rehearsal_Again");
  await fire(find(element, "[data-rehearse]"), "click");
  await settle();
  const sent = requests.filter(({ path: asked }) => asked === "/v1/rehearsals");
  expect(sent[1].body.rows).toMatchObject([{ leadId: "lead-1", contact: { Title: "Planner" } }]);
  expect(rehearsal.isOld).toBe(false);
});

it("links a lead that a rehearsal says would be a duplicate, which is then skipped as one that is linked", async () => {
  const linked = { ...lead, id: "lead-1", crm: { status: "linked", recordId: match.recordId } };
  const { element, rehearsal } = await showRehearsed({ "PUT /v1/leads/lead-1/link": linked });
  const changed = record(element, "leadchange");
  await fire(rehearsal, "linkto", { leadId: "lead-1", recordId: match.recordId, match });
  await settle();
  expect(changed).toEqual([{ lead: linked }]);
  expect([rehearsal.linked["lead-1"], rehearsal.isOld]).toEqual([match.recordId, false]);
  expect(rehearsal.leftOut).toContain("lead-1");
  await filter(element, "skipped");
  expect(find(element, "c-skipped-list").leads.find(({ leadId }) => leadId === "lead-1")).toMatchObject({
    name: "Ana Lindqvist",
    company: "Northwind Energy",
    status: "linked",
    canTakeBack: false,
    matches: [{ recordId: match.recordId, name: "Ana Lindqvist" }],
  });
});

describe("the rehearsal of a review that the rep left", () => {
  const shownIn = (element) => find(element, "c-rehearsal");

  it("is shown again, as old as it was, and takes no focus", async () => {
    const { element } = await showRehearsed();
    expect([shownIn(element).isKept, readReview("005", "list-1").rehearsal.id]).toEqual([
      false,
      "rehearsal-1",
    ]);
    await fire(shownIn(element), "exclude", { leadIds: ["lead-1"], isLeftOut: true });
    const again = shownIn(await show({ leadIds: [...leadIds].reverse() }));
    expect([again.rehearsalId, again.isOld, again.isOther, again.isKept]).toEqual([
      "rehearsal-1",
      false,
      false,
      true,
    ]);
    await change(element, "leadchoice", { leadId: "lead-1", isLeftOut: false });
    expect(shownIn(await show({ leadIds: null })).isOld).toBe(true);
  });
});

it("starts by Alt+Enter, once, and not while nothing is ready", async () => {
  const requests = answerWith({ [path]: review, "POST /v1/batches": new Reply(202, { id: "batch-1" }) });
  const press = (element, other) => {
    const init = { key: "Enter", altKey: true, bubbles: true, composed: true, cancelable: true, ...other };
    find(element, "c-view-header").dispatchEvent(new KeyboardEvent("keydown", init));
  };
  const element = await show();
  expect(startOf(element).getAttribute("aria-keyshortcuts")).toBe("Alt+Enter");
  press(element, { altKey: false });
  press(element, { repeat: true });
  await fire(find(element, "c-review-defaults"), "defaultschange", {});
  await change(element, "leadchoice", { leadId: "lead-1", isLeftOut: true });
  press(element);
  await settle();
  expect(requests).toHaveLength(1);
  await change(element, "leadchoice", { leadId: "lead-1", isLeftOut: false });
  press(element);
  press(element);
  await settle();
  expect(requests.slice(1).map(({ body }) => body.rows.length)).toEqual([1]);
});

describe("leads whose company has no account", () => {
  it("are a group of their own, which counts those that still have none", async () => {
    answerWith({ [path]: review });
    const element = await show();
    expect(find(element, "[data-unknown]").note).toContain("Leads_CountOne");
    await openUnknown(element);
    await expect(element).toBeAccessible();
    expect(listsOf(element).map(keysOf)).toEqual([["northwindenergy"], ["zzyzx"]]);
    await change(element, "companychange", { key: "zzyzx", account });
    expect(find(element, "[data-unknown]").note).not.toContain("Leads_CountOne");
    expect(countsOf(element).ready).toBe(2);
  });
});

describe("a lead that is skipped", () => {
  const open = async (answers = {}) => {
    const requests = answerWith({ [path]: review, ...answers });
    const element = await show();
    await filter(element, "skipped");
    return { requests, element, list: find(element, "c-skipped-list") };
  };

  it("is taken back", async () => {
    const { element, list } = await open();
    await fire(list, "takeback", { leadId: "lead-3" });
    expect(countsOf(element)).toMatchObject({ ready: 2, skipped: 1 });
  });

  it("is remembered as another person, and goes along", async () => {
    const reject = `PUT /v1/leads/lead-3/rejections/${match.recordId}`;
    const { element, list, requests } = await open({ [reject]: new Reply(204, null) });
    await fire(list, "reject", { leadId: "lead-3", recordId: match.recordId });
    expect(requests.at(-1).path).toContain("/rejections/");
    expect(countsOf(element)).toMatchObject({ ready: 2, skipped: 1 });
  });

  it("is linked, and stays skipped", async () => {
    const linked = { ...lead, id: "lead-3", crm: { status: "linked", recordId: match.recordId } };
    const { element, list } = await open({ "PUT /v1/leads/lead-3/link": linked });
    const changed = record(element, "leadchange");
    await fire(list, "linkto", { links: [{ leadId: "lead-3", recordId: match.recordId }] });
    expect(changed).toEqual([{ lead: linked }]);
    expect(find(element, "c-skipped-list").leads[0]).toMatchObject({
      status: "linked",
      canTakeBack: false,
    });
  });

  it("is linked with others, one after the other, up to the one that is refused", async () => {
    const link = (leadId) => ({ leadId, recordId: match.recordId });
    const linked = { ...lead, id: "lead-3", crm: { status: "linked", recordId: match.recordId } };
    const { element, list, requests } = await open({
      "PUT /v1/leads/lead-3/link": linked,
      "PUT /v1/leads/lead-6/link": problem(404, "not-found"),
    });
    await fire(list, "linkto", { links: ["lead-3", "lead-6", "lead-7"].map(link) });
    await settle();
    expect(requests.slice(1).map(({ path: asked }) => asked)).toEqual([
      "/v1/leads/lead-3/link",
      "/v1/leads/lead-6/link",
    ]);
    expect(find(element, "[data-start-problem]").problem.code).toBe("not-found");
    expect(list.leads[0].status).toBe("linked");
    expect(list.isLinking).toBe(false);
  });

  it("stays where it is when Salesforce refuses, and says why", async () => {
    const { element, list } = await open({ "PUT /v1/leads/lead-3/link": problem(404, "not-found") });
    await fire(list, "linkto", { links: [{ leadId: "lead-3", recordId: match.recordId }] });
    expect(find(element, "[data-start-problem]").problem.code).toBe("not-found");
    await expect(element).toBeAccessible();
  });
});

it("says what would refuse every lead, and starts nothing", async () => {
  const fields = [{ field: "Title", message: "No.", reason: "field-read-only", values: {} }];
  const blocker = {
    ...{ code: "creation-disabled", title: "Off", detail: "Off.", action: "Ask.", whose: "admin" },
    fields,
  };
  answerWith({ [path]: { ...review, canCreate: false, blockers: [blocker] } });
  const element = await show();
  expect(find(element, "c-error-panel").problem.code).toBe("creation-disabled");
  expect(startOf(element).disabled).toBe(true);
  expect(find(element, "c-error-panel").problem.fields).toEqual([]);
  // What nobody can start has nothing to fill in.
  expect(element.shadowRoot.querySelector("c-review-defaults")).toBeNull();
  expect(element.shadowRoot.querySelector("c-review-groups")).toBeNull();
  expect(element.shadowRoot.querySelector("c-empty-state")).toBeNull();
});

it("sends the same batch under the same key when the answer was lost", async () => {
  let answer = problem(503, "salesforce-unavailable");
  const requests = answerWith({ [path]: review, "POST /v1/batches": () => answer });
  const element = await show();
  startOf(element).click();
  await fire(element, "settled");
  expect(find(element, "[data-start-problem]").problem.code).toBe("salesforce-unavailable");
  answer = new Reply(202, { id: "batch-1" });
  startOf(element).click();
  await fire(element, "settled");
  expect(requests[1].headers["Idempotency-Key"]).toBe(requests[2].headers["Idempotency-Key"]);
});

describe("a review of many leads", () => {
  const many = Array.from({ length: 2_500 }, (_, index) => `lead-${index + 1}`);
  /** Answers each part when the test says so. */
  const answerParts = () => {
    const waiting = [];
    const requests = answerWith({
      [path]: () => new Promise((answer) => waiting.push(answer)),
      "POST /v1/batches": new Reply(202, { id: "batch-1" }),
    });
    const next = async (changes) => {
      waiting.shift()({ ...review, leadCount: 0, groups: [], skipped: [], ...changes });
      await settle();
    };
    return { requests, next };
  };
  const [northwind, zzyzx] = review.groups;
  const isDisabled = (element) => startOf(element).disabled;

  it("shows the first hundred at once, then the others, and starts when all are there", async () => {
    const { requests, next } = answerParts();
    const element = await show({ leadIds: many });
    await next({ groups: [northwind] });
    await expect(element).toBeAccessible();
    expect(find(element, "[data-progress]")).not.toBeNull();
    expect([isDisabled(element), countsOf(element).ready]).toEqual([true, 2]);
    const more = { ...northwind.leads[0], leadId: "lead-9" };
    await next({ groups: [zzyzx, { ...northwind, leads: [more] }] });
    await next({});
    await next({});
    expect(requests.map(({ body }) => body.leadIds.length)).toEqual([100, 1_000, 1_000, 400]);
    expect(find(element, "[data-progress]")).toBeNull();
    expect(listsOf(element)[0].groups.map(({ key, leads }) => [key, leads.length])).toEqual([
      ["northwindenergy", 4],
    ]);
    expect(isDisabled(element)).toBe(false);
  });

  it("adds the first leads where the quota is less", async () => {
    const quota = { ...review.quota, remaining: 1 };
    const requests = answerWith({
      [path]: { ...review, skipped: [], quota },
      "POST /v1/batches": new Reply(202, { id: "batch-1" }),
    });
    const element = await show();
    expect(startOf(element).textContent).toContain("Review_StartFirst");
    expect(find(element, "[data-quota-warning]").textContent).toContain("Review_Quota");
    startOf(element).click();
    await settle();
    expect(requests.at(-1).body.leadIds).toEqual(["lead-1"]);
  });
});

it("gives nobody an opportunity or a role that the rep hasn't turned on in this review, and counts who gets one", async () => {
  keepRole("005", "Evaluator");
  const requests = answerWith({ [path]: review, "POST /v1/batches": new Reply(202, { id: "batch-1" }) });
  const element = await show();
  const defaults = find(element, "c-review-defaults");
  startOf(element).click();
  await settle();
  expect(requests.at(-1).body.rows).toEqual([{ leadId: "lead-1", accountId: account.id }]);
  expect([startOf(element).textContent.trim(), defaults.singleCount]).toEqual([
    "c.Crosswalk_Review_Start",
    1,
  ]);
  await fire(defaults, "defaultschange", { opportunity: on });
  expect(startOf(element).textContent).toContain("Review_StartRoles");
  startOf(element).click();
  await settle();
  const [row] = requests.at(-1).body.rows;
  expect(row).toEqual({ leadId: "lead-1", accountId: account.id, opportunityId: opportunity.id });
  const others = await show({ leadIds: ["lead-1", "lead-2"] });
  expect(find(others, "c-review-defaults").choices.opportunity.isOn).toBe(false);
});
