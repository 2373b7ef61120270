import Rehearsal from "c/rehearsal";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { account, failureCause, field } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Rehearsal_ExcludeAll", () => ({ default: "Skip All {0}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Leads_Count", () => ({ default: "{0} leads" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const path = "GET /v1/rehearsals/rehearsal-1";
const running = {
  id: "rehearsal-1",
  listId: "list-1",
  state: "running",
  counts: { total: 400, wouldCreate: 190, wouldFail: 5, skipped: 4, waiting: 201 },
  apiCalls: 1,
  otherCalls: 0,
  problem: null,
  madeContacts: [],
  unforeseen: "Roles can't be foretold.",
  resumeAt: null,
  createdAt: "2026-11-24T10:00:00Z",
  finishedAt: null,
};
const finished = {
  ...running,
  state: "finished",
  counts: { ...running.counts, wouldCreate: 391, waiting: 0 },
};
const causeOf = (leadIds, detail, changes = {}) => ({
  ...failureCause,
  cause: detail,
  count: leadIds.length,
  problem: { ...failureCause.problem, detail },
  fields: [],
  rows: leadIds.map((leadId) => ({ leadId, name: "Ana Lindqvist", company: null, contact: {}, matches: [] })),
  leadIds,
  ...changes,
});
const rows = {
  "GET /v1/rehearsals/rehearsal-1/failures": {
    items: [
      causeOf(["lead-1", "lead-3"], "Say whose planner this is.", { fields: failureCause.fields }),
      causeOf(["lead-2"], "No planners in March."),
    ],
  },
};
const show = async (answers, props = {}) => {
  const requests = answerWith({ ...rows, ...answers });
  const element = await render("c-rehearsal", Rehearsal, {
    rehearsalId: "rehearsal-1",
    name: "Connections",
    ...props,
  });
  await settle();
  return { requests, element };
};
const outcomesOf = (element) => find(element, "c-outcome-summary");
const countOf = (element, outcome) =>
  find(outcomesOf(element), `[data-count="${outcome}"] .count`).textContent;

beforeEach(() => signInHere());

it("shows placeholders while it asks", async () => {
  const { element } = await show({ [path]: never });
  expect(find(element, "c-loading-rows")).not.toBeNull();
});

it("shows what would become of the leads, and what would fail, by its cause", async () => {
  const { element } = await show({ [path]: finished });
  expect(find(element, "c-outcome-summary")).toBeNull();
  const failures = findAll(element, "c-batch-failure");
  expect(failures.map(({ cause }) => cause.count)).toEqual([2, 1]);
  expect(find(element, "c-foretold-matches").rows).toHaveLength(2);
  expect(find(element, "[data-unforeseen]").textContent).not.toBe("");
  expect(find(element, "[data-stop]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("shows how far it is, and keeps what would fail to those who ask for it", async () => {
  const { element } = await show({ [path]: running }, { hideFailures: true });
  expect(
    ["wouldCreate", "wouldFail", "skipped", "running"].map((outcome) => countOf(element, outcome)),
  ).toEqual(["190", "5", "4", "201"]);
  expect(find(element, "c-batch-failure")).toBeNull();
});

it("tells how many would fail once it is over", async () => {
  const { element } = await show({
    [path]: running,
    "POST /v1/rehearsals/rehearsal-1/cancel": { ...running, state: "cancelled" },
  });
  const foretold = record(element, "foretold");
  await fire(find(element, "[data-stop]"), "click");
  await settle();
  expect(foretold).toEqual([{ wouldFail: 5, isNew: true }]);
});

it("hands on to which record a lead is linked, and has headings below that of what would fail", async () => {
  const { element } = await show({ [path]: finished }, { linked: { "lead-1": "003A" } });
  const linked = record(element, "linkto");
  const matches = find(element, "c-foretold-matches");
  expect([matches.canLink, matches.linked]).toEqual([true, { "lead-1": "003A" }]);
  expect(
    find((await show({ [path]: finished }, { isOther: true })).element, "c-foretold-matches").canLink,
  ).toBe(false);
  await fire(matches, "linkto", { leadId: "lead-1", recordId: "003A" });
  expect(linked).toEqual([{ leadId: "lead-1", recordId: "003A" }]);
  expect(find(element, "c-batch-failure").level).toBe("4");
});

it("excludes nobody of a cause whose leads are all linked by now", async () => {
  const linked = { "lead-1": "003A", "lead-2": "003B" };
  const { element } = await show({ [path]: finished }, { linked, leftOut: ["lead-1", "lead-2"] });
  const excluding = findAll(element, "[data-exclude]");
  expect(excluding.map((button) => button.dataset.cause)).toEqual(["Say whose planner this is."]);
});

it("keeps what it was told last of what would fail, whichever answer comes last", async () => {
  const [first, second] = rows[`${path}/failures`].items;
  let answerFirst;
  const answers = [new Promise((resolve) => (answerFirst = resolve)), { items: [second] }];
  const { element } = await show({
    [path]: running,
    [`${path}/failures`]: () => answers.shift(),
    "POST /v1/rehearsals/rehearsal-1/cancel": {
      ...running,
      state: "cancelled",
      counts: { ...running.counts, wouldFail: 6 },
    },
  });
  await fire(find(element, "[data-stop]"), "click");
  await settle();
  answerFirst({ items: [first] });
  await settle();
  expect(findAll(element, "c-batch-failure").map(({ cause }) => cause.cause)).toEqual([second.cause]);
});

it("excludes those that would fail of the same, and takes them back", async () => {
  const { element } = await show({ [path]: finished });
  const excluded = record(element, "exclude");
  const [button] = element.shadowRoot.querySelectorAll("[data-exclude]");
  expect(button.getAttribute("aria-label")).toContain("Say whose planner this is.");
  await fire(button, "click");
  element.leftOut = ["lead-1", "lead-3"];
  await settle();
  await fire(button, "click");
  expect(excluded).toEqual([
    { leadIds: ["lead-1", "lead-3"], isLeftOut: true },
    { leadIds: ["lead-1", "lead-3"], isLeftOut: false },
  ]);
  await expect(element).toBeAccessible();
});

it("excludes all that would fail, and has nothing more to exclude then", async () => {
  const { element } = await show({ [path]: finished });
  const excluded = record(element, "exclude");
  await fire(find(element, "[data-exclude-all]"), "click");
  expect(excluded).toEqual([{ leadIds: ["lead-1", "lead-3", "lead-2"], isLeftOut: true }]);
  element.leftOut = excluded[0].leadIds;
  await settle();
  expect(find(element, "[data-exclude-all]")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-rehearsal-state]"));
});

it("excludes at once only those that are not excluded yet, and says how many", async () => {
  const { element } = await show({ [path]: finished });
  const excluded = record(element, "exclude");
  expect(find(element, "[data-exclude-all]").label).toBe("Skip All 3");
  element.leftOut = ["lead-1", "lead-8"];
  await settle();
  expect(find(element, "[data-exclude-all]").label).toBe("Skip All 2");
  await fire(find(element, "[data-exclude-all]"), "click");
  expect(excluded).toEqual([{ leadIds: ["lead-3", "lead-2"], isLeftOut: true }]);
});

it("shows what the review has for a lead by now, in the place of what was sent", async () => {
  const fields = [field("Title"), field("AccountId", { type: "lookup" })];
  const failing = failureCause.rows.map((row) => ({ ...row, matches: [] }));
  const cause = { ...failureCause, fields, rows: failing, leadIds: ["lead-1", "lead-2"] };
  const { element } = await show(
    { [path]: finished, [`${path}/failures`]: { items: [cause] } },
    { chosen: { "lead-1": { values: { Title: "" }, account } } },
  );
  const failure = find(element, "c-batch-failure");
  await fire(find(failure, "[data-each]"), "click");
  const valuesOf = (input) => findAll(failure, `${input}[data-lead-id]`);
  expect(valuesOf("c-contact-field").map(({ value }) => value)).toEqual(["", "Planner 2"]);
  expect(valuesOf("c-account-picker").map((picker) => picker.account)).toEqual([account, null]);
});

it("hands on what is corrected for leads that would fail", async () => {
  const { element } = await show({ [path]: finished });
  const corrected = record(element, "correct");
  const [failure, other] = findAll(element, "c-batch-failure");
  const detail = { leadIds: ["lead-1", "lead-3"], values: { Title: "Planner of Ana" } };
  await fire(failure, "correct", detail);
  expect(corrected).toEqual([detail]);
  expect(failure.querySelector("[data-corrected]")).not.toBeNull();
  // Nothing can be filled in for the other cause.
  expect(other.querySelector("[data-corrected]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("has nothing excluded or corrected while it is still found out what would fail", async () => {
  const { element } = await show({ [path]: running });
  expect(findAll(element, "c-batch-failure").map(({ hideFields }) => hideFields)).toEqual([true, true]);
  expect(find(element, "[data-exclude]")).toBeNull();
  expect(find(element, "[data-exclude-all]")).toBeNull();
});

it("says how a short rehearsal has ended that was over when it was first asked about", async () => {
  const said = [];
  const hear = ({ detail }) => said.push(detail.text);
  document.body.addEventListener("announce", hear);
  const { element } = await show({ [path]: finished });
  document.body.removeEventListener("announce", hear);
  expect(said.at(-1)).toBe(find(element, "[data-rehearsal-state]").textContent);
});

it("stops, and says that the rest was not checked", async () => {
  const { element } = await show({
    [path]: running,
    "POST /v1/rehearsals/rehearsal-1/cancel": { ...running, state: "cancelled" },
  });
  expect(find(outcomesOf(element), "[role=progressbar]").getAttribute("aria-valuenow")).toBe("49");
  const events = record(element, "announce");
  await fire(find(element, "[data-stop]"), "click");
  await settle();
  expect(find(element, "[data-rehearsal-state]").dataset.rehearsalState).toBe("cancelled");
  expect(events).toHaveLength(1);
});

it("says nothing and takes no focus where it was shown before", async () => {
  const said = [];
  const hear = ({ detail }) => said.push(detail.text);
  document.body.addEventListener("announce", hear);
  const { element } = await show({ [path]: finished }, { isKept: true });
  document.body.removeEventListener("announce", hear);
  expect(said).toEqual(["c.Crosswalk_Loading"]);
  expect(element.shadowRoot.activeElement).toBeNull();
});

it("is missing where it was shown before, and the connector has it no longer", async () => {
  const { element } = await show({ [path]: problem(404, "not-found") }, { isKept: true });
  const missing = record(element, "missing");
  await fire(find(element, "c-error-panel"), "retry");
  expect(missing).toHaveLength(1);
});

it("says that the choices are others by now", async () => {
  const { element } = await show({ [path]: finished }, { isOld: true });
  expect(find(element, "[data-old]")).not.toBeNull();
});

it("names contacts that Salesforce saved after all, and why it ended", async () => {
  const ended = {
    ...running,
    state: "cancelled",
    problem: problem(500, "internal").body,
    madeContacts: [{ id: "003000000000001AAA", url: "https://org.example/003000000000001AAA" }],
  };
  const { element } = await show({ [path]: ended });
  expect(find(element, "[data-made]")).not.toBeNull();
  expect(find(element, "c-record-link").recordId).toBe("003000000000001AAA");
  expect(find(element, "c-pause-reason").problem.code).toBe("internal");
});

it("says why it can't be read", async () => {
  const down = await show({ [path]: problem(503, "salesforce-unavailable") });
  expect(find(down.element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
});
