import LeadPage from "c/leadPage";
import { keepTyped, readTyped } from "c/draftStore";
import { forgetPrefetched } from "c/prefetch";
import { answerWith, never, problem, Reply, unreachable } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { created, draft, lead, match, quota } from "lwc-test/samples";

const creation = { contact: { LastName: "Lindqvist" } };
const answers = {
  "GET /v1/leads/lead-1": lead,
  "GET /v1/leads/lead-1/matches": { items: [match] },
  "GET /v1/leads/lead-1/draft": draft,
  "GET /v1/leads/lead-1/record": { record: null },
  "POST /v1/contacts": new Reply(201, created),
};
const show = () => render("c-lead-page", LeadPage, { leadId: "lead-1", userId: "005" });
const form = (element) => find(element, "c-contact-creation", "c-contact-form");
const create = (element) => fire(form(element), "create", creation);
const posts = (requests) =>
  requests.filter(({ method, path }) => method === "POST" && path === "/v1/contacts");
const keys = (requests) => posts(requests).map(({ headers }) => headers["Idempotency-Key"]);

describe("the page of a lead", () => {
  it("shows at once what its list knows of the lead, and what Salesforce knows once that comes", async () => {
    answerWith({ ...answers, "GET /v1/leads/lead-1": never });
    const element = await show();
    const { heading } = find(element, "c-view-header");
    element.neighbours = { lead: { ...lead, id: "lead-0", lastName: "Other" } };
    await settle();
    expect(find(element, "c-view-header").heading).toBe(heading);
    expect(find(element, "c-lead-summary")).toBeNull();
    element.neighbours = { lead: { ...lead, crm: { status: "pending" } } };
    await settle();
    expect(find(element, "c-view-header").heading).toBe("Ana Lindqvist");
    expect(find(element, "c-lead-summary").lead.company).toBe(lead.company);
    expect(find(element, "c-answer", "c-loading-rows")).not.toBeNull();
    expect(find(element, "c-lead-matches")).toBeNull();
    await expect(element).toBeAccessible();
  });

  it("shows the lead, its possible matches and the form", async () => {
    answerWith(answers);
    const element = await show();
    expect(find(element, "c-view-header").heading).toBe("Ana Lindqvist");
    expect(find(element, "c-lead-matches", "c-match-list").matches).toHaveLength(1);
    expect(form(element).draft.leadId).toBe("lead-1");
    await expect(element).toBeAccessible();
  });

  it("says why the lead, its matches or its form could not be loaded, each with a way on", async () => {
    let refused = problem(404, "not-found");
    answerWith({ ...answers, "GET /v1/leads/lead-1": () => refused });
    const element = await show();
    await expect(element).toBeAccessible();
    refused = lead;
    await fire(find(element, "c-answer", "c-error-panel"), "retry");
    expect(form(element)).not.toBeNull();

    const failing = problem(503, "salesforce-unavailable");
    answerWith({
      ...answers,
      "GET /v1/leads/lead-1/matches": failing,
      "GET /v1/leads/lead-1/draft": failing,
    });
    const other = await show();
    expect(find(other, "c-lead-matches", "c-answer", "c-error-panel")).not.toBeNull();
    expect(find(other, "c-contact-creation", "c-answer", "c-error-panel")).not.toBeNull();
  });

  it("links to the contact that the lead is, instead of offering the form", async () => {
    const linked = { ...lead, crm: { status: "linked", recordId: match.recordId, object: "Contact" } };
    const requests = answerWith({
      ...answers,
      "GET /v1/leads/lead-1": linked,
      "GET /v1/leads/lead-1/matches": { items: [{ ...match, level: "linked" }] },
    });
    const element = await show();
    expect(find(element, "c-lead-matches", "c-record-card").recordId).toBe(match.recordId);
    expect(form(element)).toBeNull();
    expect(requests.map(({ path }) => path)).not.toContain("/v1/leads/lead-1/draft");
    await expect(element).toBeAccessible();
  });
});

describe("the page that links a lead", () => {
  it("links the lead to a match, and then shows it as linked", async () => {
    let current = lead;
    const requests = answerWith({
      ...answers,
      "GET /v1/leads/lead-1": () => current,
      "PUT /v1/leads/lead-1/link": () => {
        current = { ...lead, crm: { status: "linked", recordId: match.recordId, object: "Contact" } };
        return current;
      },
    });
    const element = await show();
    const changes = record(element, "leadchange");
    await fire(find(element, "c-lead-matches", "c-match-list"), "link", {
      recordId: match.recordId,
      name: match.name,
    });
    expect(requests.some(({ method, body }) => method === "PUT" && body.recordId === match.recordId)).toBe(
      true,
    );
    expect(changes[0].lead.crm.status).toBe("linked");
    expect(form(element)).toBeNull();
  });

  it("says so when the link could not be made, and keeps the form", async () => {
    answerWith({ ...answers, "PUT /v1/leads/lead-1/link": problem(404, "not-found") });
    const element = await show();
    const toasts = record(element, "lightning__showtoast");
    await fire(find(element, "c-lead-matches", "c-match-list"), "link", {
      recordId: match.recordId,
      name: match.name,
    });
    expect(toasts).toHaveLength(1);
    expect(form(element)).not.toBeNull();
  });
});

describe("a match that is somebody else", () => {
  const path = `/v1/leads/lead-1/rejections/${match.recordId}`;
  const reject = (element) =>
    fire(find(element, "c-lead-matches", "c-match-list"), "reject", {
      recordId: match.recordId,
      name: "Ana",
    });

  it("is suggested no longer", async () => {
    const requests = answerWith({ ...answers, [`PUT ${path}`]: new Reply(204, null) });
    const element = await show();
    const announced = record(element, "announce");
    await reject(element);
    expect(requests.map((request) => request.path)).toContain(path);
    expect(find(element, "c-lead-matches", "c-match-list").matches).toEqual([]);
    expect(announced).toHaveLength(1);
  });

  it("is suggested again where the rep takes that back, and counts again", async () => {
    let current = { ...lead, crm: { status: "likely" } };
    const requests = answerWith({
      ...answers,
      "GET /v1/leads/lead-1": () => current,
      [`PUT ${path}`]: () => {
        current = lead;
        return new Reply(204, null);
      },
      [`DELETE ${path}`]: () => {
        current = { ...lead, crm: { status: "likely" } };
        return new Reply(204, null);
      },
    });
    const element = await show();
    await reject(element);
    const list = find(element, "c-lead-matches", "c-match-list");
    expect(list.rejected).toEqual({ recordId: match.recordId, name: "Ana" });
    await fire(list, "takeback", list.rejected);
    expect(requests.map(({ method }) => method)).toContain("DELETE");
    expect(list.rejected).toBeNull();
    expect(list.matches).toHaveLength(1);
    expect(find(element, "c-lead-summary").lead.crm.status).toBe("likely");
  });
});

describe("the page that adds a lead", () => {
  it("ends in a result with the quota left, and forgets what was typed", async () => {
    const requests = answerWith(answers);
    const element = await show();
    const quotas = record(element, "quotachange");
    const changes = record(element, "leadchange");
    await fire(form(element), "formchange", { values: { Title: "CTO" }, account: null, choice: {} });
    expect(readTyped("005", "lead-1").values.Title).toBe("CTO");
    await create(element);
    expect(posts(requests)[0].body).toEqual({ leadId: "lead-1", ...creation });
    expect(find(element, "c-creation-result").result).toMatchObject({ contactId: created.contactId });
    expect(quotas[0].quota.remaining).toBe(957);
    expect(changes[0].lead.crm).toMatchObject({ status: "linked", recordId: created.contactId });
    expect(readTyped("005", "lead-1")).toBeNull();
    await expect(element).toBeAccessible();
  });

  it("does not create twice on a double click", async () => {
    const requests = answerWith({ ...answers, "POST /v1/contacts": never });
    const element = await show();
    await create(element);
    await create(element);
    expect(posts(requests)).toHaveLength(1);
    expect(form(element).isSaving).toBe(true);
  });

  it("keeps the Idempotency-Key over a lost answer, and takes a new one after an answer", async () => {
    let answer = unreachable;
    const requests = answerWith({ ...answers, "POST /v1/contacts": () => answer() });
    const element = await show();
    await create(element);
    answer = () => problem(422, "validation-failed");
    await create(element);
    await create(element);
    const [first, second, third] = keys(requests);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("takes a new key for another submission", async () => {
    const requests = answerWith({ ...answers, "POST /v1/contacts": unreachable });
    const element = await show();
    await create(element);
    await fire(form(element), "create", { contact: { LastName: "Other" } });
    expect(new Set(keys(requests)).size).toBe(2);
  });

  it("shows why it failed and keeps the form", async () => {
    const fields = [{ field: "Title", message: "too long" }];
    answerWith({ ...answers, "POST /v1/contacts": problem(422, "validation-failed", { fields }) });
    const element = await show();
    await create(element);
    expect(form(element).problem.fields).toEqual(fields);
    expect(form(element).isSaving).toBe(false);
  });

  it("checks with Salesforce until the outcome is known", async () => {
    let state = { id: "creation-1", leadId: "lead-1", state: "unknown", contactId: null, error: null };
    const unknown = problem(202, "outcome-unknown", { creationId: "creation-1" });
    answerWith({ ...answers, "POST /v1/contacts": unknown, "GET /v1/contacts/creation-1": () => state });
    const element = await show();
    jest.useFakeTimers();
    await create(element);
    jest.advanceTimersByTime(2_000);
    await settle();
    expect(form(element).isSaving).toBe(true);
    expect(find(element, "c-creation-result")).toBeNull();
    state = { ...state, state: "created", contactId: created.contactId };
    jest.advanceTimersByTime(2_000);
    await settle();
    expect(find(element, "c-creation-result").result.contactId).toBe(created.contactId);
  });

  it("offers the duplicates, and saves anyway as a submission of its own", async () => {
    const records = [{ id: match.recordId, object: "Contact", name: match.name }];
    let answer = problem(409, "duplicate-detected", { records, canSaveAnyway: true });
    const requests = answerWith({ ...answers, "POST /v1/contacts": () => answer });
    const element = await show();
    await create(element);
    answer = new Reply(201, created);
    await fire(find(element, "c-contact-creation", "c-duplicate-list"), "saveanyway");
    expect(posts(requests)[1].body).toEqual({ leadId: "lead-1", ...creation, saveAnyway: true });
    expect(find(element, "c-creation-result")).not.toBeNull();
  });

  it("links to the contact that the lead was added as elsewhere", async () => {
    const elsewhere = problem(409, "already-in-crm", { recordId: match.recordId });
    const requests = answerWith({
      ...answers,
      "POST /v1/contacts": elsewhere,
      "PUT /v1/leads/lead-1/link": lead,
    });
    const element = await show();
    await create(element);
    const list = find(element, "c-contact-creation", "c-duplicate-list");
    expect(list.problem.canSaveAnyway).toBeUndefined();
    await fire(list, "link", { recordId: match.recordId, name: "Ana" });
    expect(requests.some(({ method, body }) => method === "PUT" && body.recordId === match.recordId)).toBe(
      true,
    );
  });

  it("shows the lead as it was once the contact is taken back", async () => {
    answerWith(answers);
    const element = await show();
    const changes = record(element, "leadchange");
    const undos = record(element, "undo");
    await create(element);
    await fire(find(element, "c-creation-result"), "undo");
    expect(undos).toMatchObject([{ creation: { creationId: "creation-1" }, lead: { id: "lead-1" } }]);
    expect(element.showUndone("creation-1", { ...lead, id: "another-lead" })).toBe(false);
    expect(element.showUndone("another-creation", lead)).toBe(true);
    await settle();
    expect(find(element, "c-creation-result")).not.toBeNull();
    expect(element.showUndone("creation-1", lead)).toBe(true);
    await settle();
    expect(find(element, "c-creation-result")).toBeNull();
    expect(form(element)).not.toBeNull();
    expect(changes.at(-1).lead.crm.status).toBe("new");
  });

  it("fills in what was typed before the panel was closed", async () => {
    keepTyped("005", "lead-1", { values: { Title: "Kept" }, account: null, choice: {} });
    answerWith(answers);
    const element = await show();
    expect(form(element).typed.values.Title).toBe("Kept");
  });
});

describe("the way from lead to lead", () => {
  const other = (id) => ({ ...lead, id });
  const neighbours = { previous: other("lead-0"), next: other("lead-2"), nextNew: other("lead-3") };
  const press = async (element, key, held = { altKey: true }) => {
    const event = new KeyboardEvent("keydown", {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...held,
    });
    find(element, "c-view-header").dispatchEvent(event);
    await settle();
    return event.defaultPrevented;
  };

  it("has the next lead once this one is added, and asks for nothing of it twice", async () => {
    forgetPrefetched();
    const ofNext = (requests) =>
      requests.map(({ method, path }) => `${method} ${path}`).filter((one) => one.includes("lead-3"));
    const requests = answerWith({
      ...answers,
      "GET /v1/leads/lead-3": other("lead-3"),
      "GET /v1/leads/lead-3/matches": { items: [] },
      "GET /v1/leads/lead-3/draft": { ...draft, leadId: "lead-3" },
    });
    const element = await show();
    element.neighbours = neighbours;
    await settle();
    expect(ofNext(requests)).toEqual([]);
    await create(element);
    await settle();
    const asked = ["GET /v1/leads/lead-3", "GET /v1/leads/lead-3/matches", "GET /v1/leads/lead-3/draft"];
    expect(ofNext(requests)).toEqual(asked);
    element.leadId = "lead-3";
    await settle();
    expect(form(element).draft.leadId).toBe("lead-3");
    expect(ofNext(requests)).toEqual(asked);
    await element.refresh();
    expect(ofNext(requests).length).toBeGreaterThan(asked.length);
  });

  it("goes to the lead before and after, by button and by key", async () => {
    answerWith(answers);
    const element = await show();
    element.neighbours = neighbours;
    await settle();
    const opened = record(element, "openlead");
    await fire(find(element, "c-lead-steps"), "openlead", { leadId: "lead-0" });
    await press(element, "ArrowDown");
    await press(element, "ArrowUp");
    expect(opened.map(({ leadId }) => leadId)).toEqual(["lead-0", "lead-2", "lead-0"]);
    expect(await press(element, "ArrowDown", {})).toBe(false);
    expect(await press(element, "ArrowDown", { altKey: true, ctrlKey: true })).toBe(false);
    expect(await press(element, "a")).toBe(false);
  });

  it("goes on to the next lead to add once this one is added", async () => {
    answerWith(answers);
    const element = await show();
    element.neighbours = neighbours;
    await create(element);
    const result = find(element, "c-creation-result");
    expect(result.shadowRoot.activeElement).toBe(find(result, "c-next-lead"));
    const opened = record(element, "openlead");
    expect(await press(element, "Enter")).toBe(true);
    await fire(result, "openlead", { leadId: "lead-3" });
    expect(opened).toEqual([{ leadId: "lead-3" }, { leadId: "lead-3" }]);
  });
});

describe("a quota that is used up", () => {
  const none = { ...quota, remaining: 0, resetsAt: new Date(Date.now() + 60_000).toISOString() };
  const usedUp = (element) => find(element, "[data-used-up]");

  it("is said instead of a form that could only be refused; linking goes on", async () => {
    const requests = answerWith(answers);
    const element = await render("c-lead-page", LeadPage, { leadId: "lead-1", userId: "005", quota: none });
    expect(usedUp(element)).not.toBeNull();
    expect(find(element, "c-contact-creation")).toBeNull();
    expect(find(element, "c-lead-matches")).not.toBeNull();
    expect(requests.map(({ path }) => path)).not.toContain("/v1/leads/lead-1/draft");
    await expect(element).toBeAccessible();
  });
});

describe("a lead that is likely in the CRM", () => {
  const likely = { ...lead, crm: { status: "likely" } };
  const likelyAnswers = { ...answers, "GET /v1/leads/lead-1": likely };
  const unfold = (element) => find(element, "[data-unfold]");

  it("folds the form for a new contact away, and asks Salesforce for nothing of it", async () => {
    const requests = answerWith(likelyAnswers);
    const element = await show();
    expect(find(element, "c-contact-creation")).toBeNull();
    expect(unfold(element).getAttribute("aria-expanded")).toBe("false");
    expect(requests.map(({ path }) => path)).not.toContain("/v1/leads/lead-1/draft");
    await expect(element).toBeAccessible();
    unfold(element).click();
    await settle();
    expect(form(element)).not.toBeNull();
    expect(unfold(element).getAttribute("aria-expanded")).toBe("true");
    unfold(element).click();
    await settle();
    expect(find(element, "c-contact-creation")).toBeNull();
  });

  it("is linked by Alt+Enter, and the next lead by another", async () => {
    let current = likely;
    const requests = answerWith({
      ...likelyAnswers,
      "GET /v1/leads/lead-1": () => current,
      "PUT /v1/leads/lead-1/link": () => {
        current = { ...lead, crm: { status: "linked", recordId: match.recordId, object: "Contact" } };
        return current;
      },
    });
    const element = await show();
    element.neighbours = { nextNew: { ...lead, id: "lead-2" } };
    const opened = record(element, "openlead");
    const press = () =>
      find(element, "c-view-header").dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", altKey: true, bubbles: true, composed: true }),
      );
    press();
    await settle();
    expect(requests.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([
      { recordId: match.recordId },
    ]);
    expect(element.shadowRoot.activeElement).toBe(find(element, "c-next-lead"));
    press();
    expect(opened).toEqual([{ leadId: "lead-2" }]);
  });
});
