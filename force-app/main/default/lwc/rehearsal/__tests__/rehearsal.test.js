import Rehearsal from "c/rehearsal";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { failureCause } from "lwc-test/samples";
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
const outcomesOf = (element) => find(element, "c-job-progress", "c-outcome-summary");
const countOf = (element, outcome) =>
  find(outcomesOf(element), `[data-count="${outcome}"] .count`).textContent;

beforeEach(() => signInHere());

it("shows what would become of the leads, and what would fail, by its cause", async () => {
  const { element } = await show({ [path]: finished });
  expect(find(element, "c-job-progress", "c-outcome-summary")).toBeNull();
  const failures = findAll(element, "c-batch-failure");
  expect(failures.map(({ cause }) => cause.count)).toEqual([2, 1]);
  expect(find(element, "c-foretold-matches").rows).toHaveLength(2);
  expect(find(element, "[data-unforeseen]").textContent).not.toBe("");
  expect(find(element, "c-job-progress", "[data-cancel]")).toBeNull();
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
  await fire(find(element, "c-job-progress", "[data-cancel]"), "click");
  await settle();
  expect(foretold).toEqual([{ wouldFail: 5, isNew: true }]);
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
  expect(find(element, "c-job-progress").shadowRoot.activeElement).toBe(
    find(element, "c-job-progress", "[data-state]"),
  );
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

it("stops, and says that the rest was not checked", async () => {
  const { element } = await show({
    [path]: running,
    "POST /v1/rehearsals/rehearsal-1/cancel": { ...running, state: "cancelled" },
  });
  expect(find(outcomesOf(element), "[role=progressbar]").getAttribute("aria-valuenow")).toBe("49");
  const events = record(element, "announce");
  await fire(find(element, "c-job-progress", "[data-cancel]"), "click");
  await settle();
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("cancelled");
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
  expect(find(element, "c-job-progress", "[data-pause]").problem.code).toBe("internal");
});

it("says why it can't be read", async () => {
  const down = await show({ [path]: problem(503, "salesforce-unavailable") });
  expect(find(down.element, "c-job-progress", "c-answer", "c-error-panel").problem.code).toBe(
    "salesforce-unavailable",
  );
});
