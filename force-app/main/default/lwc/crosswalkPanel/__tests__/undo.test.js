import CrosswalkPanel from "c/crosswalkPanel";
import { expireSession } from "c/connectorClient";
import { keepCreated } from "c/draftStore";
import { answerWith, problem, Reply, unreachable } from "lwc-test/connector";
import { find, fire, render, settle } from "lwc-test/render";
import { signInHere } from "lwc-test/session";
import { connection, created, draft, lead, leadList } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

jest.mock("@salesforce/label/c.Crosswalk_Result_TakenBack", () => ({ default: "{0} was taken back" }), {
  virtual: true,
});

const MINUTE_MS = 60_000;
const linked = { ...lead, crm: { status: "linked", recordId: created.contactId, object: "Contact" } };
const second = { ...lead, id: "lead-2", firstName: "Bo" };
const creations = {
  "lead-1": created,
  "lead-2": { ...created, creationId: "creation-2", name: "Bo Lindqvist" },
};
const quota = { ...created.quota, used: created.quota.used - 1, remaining: created.quota.remaining + 1 };
const isUndone = { id: "creation-1", state: "undone", undoSeconds: 0, quota };
const kept = {
  id: "creation-1",
  state: "created",
  contactId: created.contactId,
  opportunityContactRoleId: null,
  undoSeconds: 540,
};
const undone = () => isUndone;
const inDoubt = () => problem(503, "salesforce-unavailable", { reason: "not-deleted" });
const noAccess = () => problem(403, "insufficient-access", { reason: "undo-not-allowed" });
const changed = () => problem(400, "request-invalid", { reason: "undo-changed" });

beforeEach(() => jest.useFakeTimers({ now: new Date("2026-11-24T10:00:00Z") }));

/** The answer to the next request of an undo, and to the lead; a test may change both. */
function given(answers = {}) {
  const state = { undo: undone, lead, read: () => state.creation ?? kept, ...answers };
  state.requests = answerWith({
    "GET /v1/imports": { items: [] },
    "GET /v1/lead-lists": { items: [leadList], nextCursor: null },
    "GET /v1/lead-lists/list-1/leads": { items: [lead, second], nextCursor: null, total: 2 },
    "GET /v1/leads/lead-1": () => state.lead,
    "GET /v1/leads/lead-1/matches": { items: [] },
    "GET /v1/leads/lead-1/draft": draft,
    "GET /v1/leads/lead-1/record": { record: null },
    "GET /v1/leads/lead-2": second,
    "GET /v1/leads/lead-2/record": { record: null },
    "GET /v1/leads/lead-2/matches": { items: [] },
    "GET /v1/leads/lead-2/draft": { ...draft, leadId: "lead-2" },
    "POST /v1/contacts": ({ body }) => new Reply(201, creations[body.leadId]),
    "GET /v1/contacts/creation-1": () => state.read(),
    "DELETE /v1/contacts/creation-1": () => state.undo(),
  });
  return state;
}

/** An answer that comes when the test says so. */
function held() {
  let release;
  const answer = new Promise((resolve) => {
    release = resolve;
  });
  return { answer: () => answer, release };
}

const leadPage = (element) => find(element, "c-lead-page");
const result = (element) => find(element, "c-lead-page", "c-creation-result");
const undoButton = (element) => result(element) && find(result(element), "[data-undo]");
const errorPanel = (element) => result(element) && find(result(element), "c-error-panel");
/** Requests about contacts that this tab has made. */
const asksOf = ({ requests }) => requests.filter(({ path }) => path.startsWith("/v1/contacts"));
const deletions = ({ requests }) => requests.filter(({ method }) => method === "DELETE");

async function opened() {
  const element = await render("c-crosswalk-panel", CrosswalkPanel);
  element.toasts = [];
  element.addEventListener("lightning__showtoast", ({ detail }) => element.toasts.push(detail));
  await fire(find(element, "c-connection-gate"), "connect", { connection, resumed: false });
  await fire(find(element, "c-lead-lists"), "openlist", { list: leadList });
  return element;
}

const open = (element, leadId) => fire(find(element, "c-lead-list-page"), "openlead", { leadId });

async function add(element, state, leadId = "lead-1") {
  await open(element, leadId);
  await fire(find(leadPage(element), "c-contact-creation", "c-contact-form"), "create", {
    contact: { LastName: "Lindqvist" },
  });
  if (leadId === "lead-1") {
    state.lead = linked;
  }
  element.toasts.length = 0;
}

/** The page of a lead whose contact was just added. */
async function added(answers) {
  const state = given(answers);
  const element = await opened();
  await add(element, state);
  return { element, state };
}

async function clickUndo(element) {
  undoButton(element).click();
  await settle();
}

async function pass(ms) {
  await jest.advanceTimersByTimeAsync(ms);
  await settle();
}

/** What the header says that is left. */
const quotaLeft = (element) => (leadPage(element) ?? find(element, "c-lead-list-page")).quota.remaining;

/** The lead as the list has it. */
const listed = (element) =>
  find(element, "c-lead-list-page", "c-lead-grid").leads.find(({ id }) => id === "lead-1").crm.status;

describe("a contact that is taken back", () => {
  it("leaves the lead as it was, here and in the list", async () => {
    const { element, state } = await added();
    expect(listed(element)).toBe("linked");
    expect(quotaLeft(element)).toBe(created.quota.remaining);
    state.lead = lead;
    await clickUndo(element);
    expect(quotaLeft(element)).toBe(quota.remaining);
    expect(result(element)).toBeNull();
    expect(find(leadPage(element), "c-contact-creation")).not.toBeNull();
    expect(listed(element)).toBe("new");
    expect(element.toasts).toMatchObject([{ variant: "success", title: "Ana Lindqvist was taken back" }]);
    expect(leadPage(element).shadowRoot.activeElement).toBe(find(leadPage(element), "c-view-header"));
  });

  it("is told to a rep who has left the page meanwhile, and the list knows it", async () => {
    const { answer, release } = held();
    const { element, state } = await added({ undo: answer });
    await clickUndo(element);
    await fire(leadPage(element), "back");
    state.lead = lead;
    release(isUndone);
    await settle();
    expect(element.toasts).toMatchObject([{ variant: "success", title: "Ana Lindqvist was taken back" }]);
    expect(listed(element)).toBe("new");
  });

  it.each([
    { what: "lead", path: "lead", before: linked },
    { what: "creation", path: "creation", before: kept },
  ])("is linked to nothing where its lead is being opened again, before the $what is read", async (row) => {
    const { answer, release } = held();
    const { element, state } = await added({ undo: answer });
    await clickUndo(element);
    await fire(leadPage(element), "back");
    const late = held();
    state[row.path] = late.answer();
    await open(element, "lead-1");
    state.lead = lead;
    release(isUndone);
    await settle();
    late.release(row.before);
    await settle();
    expect(result(element)).toBeNull();
    expect(find(leadPage(element), "c-contact-creation")).not.toBeNull();
    expect(listed(element)).toBe("new");
    expect(element.toasts).toHaveLength(1);
  });

  it("is taken back once on a double click", async () => {
    const { answer } = held();
    const { element, state } = await added({ undo: answer });
    const button = undoButton(element);
    button.click();
    button.click();
    await settle();
    expect(deletions(state)).toHaveLength(1);
  });
});

describe("an undo that is refused", () => {
  it("is offered no longer where the rep may not delete contacts, and says that the contact stays", async () => {
    const { element } = await added({ undo: noAccess });
    await clickUndo(element);
    expect(undoButton(element)).toBeNull();
    const { shadowRoot } = errorPanel(element);
    expect(shadowRoot.textContent).toContain("Title of undo-not-allowed");
    expect(shadowRoot.textContent).toContain("Next step of undo-not-allowed");
    expect(element.toasts).toEqual([]);
  });

  it("is told to a rep who has left the page meanwhile", async () => {
    const { answer, release } = held();
    const { element } = await added({ undo: answer });
    await clickUndo(element);
    await fire(leadPage(element), "back");
    await open(element, "lead-2");
    release(changed());
    await settle();
    const title = "Ana Lindqvist: Title of undo-changed";
    expect(element.toasts).toMatchObject([{ variant: "error", mode: "sticky", title }]);
    expect(errorPanel(element)).toBeNull();
    expect(listed(element)).toBe("linked");
  });

  it("is offered as before once the rep has signed in again", async () => {
    const { element } = await added({ undo: () => problem(401, "session-expired") });
    await clickUndo(element);
    expect(errorPanel(element)).toBeNull();
    expect(undoButton(element)).not.toBeNull();
  });
});

describe("an undo of which it isn't known how it ended", () => {
  beforeEach(signInHere);

  it.each([
    ["Salesforce's answer was lost", inDoubt],
    ["the connector gave no answer", unreachable],
  ])("is asked about until the contact is gone, where %s", async (_, undo) => {
    const { element, state } = await added({ undo });
    await clickUndo(element);
    expect(errorPanel(element).shadowRoot.textContent).toMatch(/Title of not-deleted|Error_UndoUnseen/);
    expect(undoButton(element)).not.toBeNull();
    await pass(10_000);
    expect(result(element)).not.toBeNull();
    state.creation = isUndone;
    state.lead = lead;
    await pass(15_000);
    expect(result(element)).toBeNull();
    expect(quotaLeft(element)).toBe(quota.remaining);
    expect(listed(element)).toBe("new");
    expect(element.toasts).toMatchObject([{ variant: "success" }]);
    const asked = asksOf(state).length;
    await pass(20 * MINUTE_MS);
    expect(asksOf(state)).toHaveLength(asked);
  });

  it("tells a rep who has left the page how it ended", async () => {
    const { element, state } = await added({ undo: inDoubt });
    await clickUndo(element);
    await fire(leadPage(element), "back");
    expect(element.toasts).toEqual([]);
    state.creation = isUndone;
    state.lead = lead;
    await pass(15_000);
    expect(element.toasts).toMatchObject([{ variant: "success", title: "Ana Lindqvist was taken back" }]);
    expect(listed(element)).toBe("new");
  });

  it("is asked about no more after a time, and then sends the rep to Salesforce", async () => {
    const { element, state } = await added({ undo: inDoubt });
    await clickUndo(element);
    await pass(20 * MINUTE_MS);
    expect(undoButton(element)).toBeNull();
    expect(errorPanel(element).shadowRoot.textContent).toContain("c.Crosswalk_Next_UndoUnseen");
    const asked = asksOf(state).length;
    await pass(20 * MINUTE_MS);
    expect(asksOf(state)).toHaveLength(asked);
  });

  it("is not told as not done where the connector may not have heard of it yet", async () => {
    const { element, state } = await added({ undo: unreachable });
    await clickUndo(element);
    state.creation = { ...kept, undo: null, error: null };
    await pass(5_000);
    expect(errorPanel(element).shadowRoot.textContent).toContain("c.Crosswalk_Error_UndoUnseen");
    state.creation = isUndone;
    state.lead = lead;
    await pass(15_000);
    expect(result(element)).toBeNull();
  });

  it("ends where a second click is answered", async () => {
    const { element, state } = await added({ undo: inDoubt });
    await clickUndo(element);
    state.undo = changed;
    await clickUndo(element);
    const asked = asksOf(state).length;
    await pass(20 * MINUTE_MS);
    expect(asksOf(state)).toHaveLength(asked);
    expect(errorPanel(element).shadowRoot.textContent).toContain("Title of undo-changed");
  });

  it("waits while nobody is signed in, and is asked about again after that", async () => {
    const { element, state } = await added({ undo: inDoubt });
    await clickUndo(element);
    expireSession();
    const asked = state.requests.length;
    await pass(2 * MINUTE_MS);
    expect(state.requests.slice(asked).map(({ path }) => path)).not.toContain("/v1/contacts/creation-1");
    await signInHere();
    given({ creation: isUndone });
    await pass(MINUTE_MS);
    expect(result(element)).toBeNull();
    expect(element.toasts).toMatchObject([{ variant: "success" }]);
  });

  it.each([
    { when: "has removed the contact", undo: undone, polled: isUndone, questions: 0, toasts: 1 },
    { when: "is in doubt, too", undo: inDoubt, polled: kept, questions: 1, toasts: 0 },
  ])("is asked about by one question at a time, and told once, where a second click $when", async (row) => {
    const { answer, release } = held();
    const { element, state } = await added({ undo: inDoubt });
    await clickUndo(element);
    state.creation = answer();
    await pass(2_000);
    state.undo = row.undo;
    await clickUndo(element);
    state.creation = kept;
    const asked = state.requests.length;
    release(row.polled);
    await pass(3_000);
    const later = state.requests.slice(asked).filter(({ path }) => path === "/v1/contacts/creation-1");
    expect(later).toHaveLength(row.questions);
    expect(element.toasts).toHaveLength(row.toasts);
  });

  it.each([
    ["it is still in doubt", inDoubt],
    ["it is over", undone],
  ])("is nothing to the next user, where %s", async (_, undo) => {
    const { answer, release } = held();
    const { element, state } = await added({ undo: answer });
    await clickUndo(element);
    const user = { ...connection.user, id: "006" };
    await fire(find(element, "c-connection-gate"), "connect", {
      connection: { ...connection, user },
      resumed: true,
    });
    release(undo());
    await settle();
    const asked = asksOf(state).length;
    await pass(20 * MINUTE_MS);
    expect(asksOf(state)).toHaveLength(asked);
    expect(element.toasts).toEqual([]);
  });
});

describe("an undo that was sent before the page was loaded", () => {
  const underWay = { ...kept, undo: "under-way" };
  const doubtful = { ...kept, undo: "in-doubt" };
  const notDone = { code: "salesforce-unavailable", title: "Title of undo-not-done" };

  beforeEach(signInHere);

  /** The rep has added the contact in this tab, and opens the lead anew. */
  async function reloaded(answers) {
    const state = given({ lead: linked, ...answers });
    keepCreated("005", "lead-1", "creation-1");
    const element = await opened();
    await open(element, "lead-1");
    return { state, element };
  }

  it("is shown as under way, and is asked about until the contact is gone", async () => {
    const { state, element } = await reloaded({ creation: underWay });
    expect(result(element).shadowRoot.textContent).toContain("c.Crosswalk_Result_Undoing");
    expect(undoButton(element)).toBeNull();
    state.creation = isUndone;
    state.lead = lead;
    await pass(15_000);
    expect(result(element)).toBeNull();
    expect(listed(element)).toBe("new");
    expect(element.toasts).toMatchObject([{ variant: "success" }]);
    expect(deletions(state)).toEqual([]);
  });

  it("is in doubt where the connector has no answer to it, and can be clicked again", async () => {
    const { state, element } = await reloaded({ creation: underWay });
    state.creation = doubtful;
    await pass(5_000);
    expect(errorPanel(element).shadowRoot.textContent).toContain("c.Crosswalk_Error_UndoUnseen");
    state.lead = lead;
    await clickUndo(element);
    expect(deletions(state)).toHaveLength(1);
    expect(result(element)).toBeNull();
  });

  it("ends with what the connector has found out where the contact stays", async () => {
    const { state, element } = await reloaded({ creation: doubtful });
    state.creation = { ...kept, undo: null, error: notDone };
    await pass(5_000);
    expect(errorPanel(element).shadowRoot.textContent).toContain("Title of undo-not-done");
    const asked = asksOf(state).length;
    await pass(20 * MINUTE_MS);
    expect(asksOf(state)).toHaveLength(asked);
  });

  it("shows why it was refused, and is offered only where another click may go well", async () => {
    const refused = { code: "validation-failed", reason: "undo-refused", detail: "It has cases" };
    const { element } = await reloaded({ creation: { ...kept, undo: null, error: refused } });
    expect(errorPanel(element).shadowRoot.textContent).toContain("It has cases");
    expect(undoButton(element)).toBeNull();
  });

  it.each([
    ["Salesforce couldn't do it now", { reason: "undo-not-now" }, "undo-not-now", true],
    ["the contact was edited", { code: "request-invalid", reason: "undo-changed" }, "undo-changed", false],
    ["the API is off", { code: "insufficient-access", reason: "undo-no-access" }, "undo-no-access", false],
    [
      "something can't be looked at",
      { code: "request-invalid", reason: "undo-not-looked" },
      "undo-not-looked",
      false,
    ],
    ["the contact isn't shown", { code: "not-found", reason: "undo-hidden" }, "undo-hidden", false],
  ])("shows the same as before where its look was refused, as %s", async (_, why, reason, isOffered) => {
    const error = { code: "salesforce-unavailable", ...why };
    const stored = { ...problem(400, error.code, error).body, requestId: undefined };
    const shown = (element) => ({
      // Of a request that is over, there is no id.
      words: errorPanel(element).shadowRoot.textContent.replace("c.Crosswalk_Error_RequestId", ""),
      isOffered: undoButton(element) !== null,
    });
    const { element: before } = await added({ undo: () => problem(400, error.code, error) });
    await clickUndo(before);
    const { element } = await reloaded({ creation: { ...kept, undo: null, error: stored } });
    expect(shown(element)).toEqual(shown(before));
    expect(shown(element)).toEqual({
      words: expect.stringContaining(`Title of ${reason}`),
      isOffered,
    });
  });

  it("is sent again by a click after it has ended", async () => {
    const { state, element } = await reloaded({ creation: doubtful });
    state.creation = { ...kept, undo: null, error: notDone };
    await pass(5_000);
    state.lead = lead;
    await clickUndo(element);
    expect(deletions(state)).toHaveLength(1);
    expect(result(element)).toBeNull();
  });
});

describe("a contact that was added a while ago", () => {
  it("can be undone where the rep opens the lead again in time", async () => {
    const { element, state } = await added();
    await fire(leadPage(element), "back");
    await open(element, "lead-1");
    expect(result(element).result.undoUntil).toBe(Date.now() + 540_000 - 5_000);
    expect(leadPage(element).shadowRoot.activeElement).toBe(find(leadPage(element), "c-view-header"));
    state.lead = lead;
    await clickUndo(element);
    expect(result(element)).toBeNull();
    expect(listed(element)).toBe("new");
  });

  it.each([
    ["it is too late", { ...kept, undoSeconds: 0 }],
    ["it isn't known for how long", problem(503, "storage-unavailable")],
  ])("is a linked lead like any other where %s", async (_, creation) => {
    const { element } = await added({ creation });
    await fire(leadPage(element), "back");
    await open(element, "lead-1");
    expect(result(element)).toBeNull();
    expect(find(leadPage(element), "c-lead-matches")).not.toBeNull();
  });

  it("is asked about by nobody who may not undo it", async () => {
    const state = given();
    const element = await opened();
    creations["lead-1"] = { ...created, undoSeconds: 0 };
    await add(element, state);
    creations["lead-1"] = created;
    await fire(leadPage(element), "back");
    await open(element, "lead-1");
    expect(state.requests.map(({ path }) => path)).not.toContain("/v1/contacts/creation-1");
  });

  it("shows what became of an undo that the rep didn't wait for", async () => {
    const { answer, release } = held();
    const { element } = await added({ undo: answer });
    await clickUndo(element);
    await fire(leadPage(element), "back");
    await open(element, "lead-1");
    expect(undoButton(element)).toBeNull();
    expect(result(element).shadowRoot.textContent).toContain("c.Crosswalk_Result_Undoing");
    release(noAccess());
    await settle();
    expect(undoButton(element)).toBeNull();
    expect(errorPanel(element).shadowRoot.textContent).toContain("Title of undo-not-allowed");
    expect(element.toasts).toEqual([]);
  });
});
