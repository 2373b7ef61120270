import CreationResult from "c/creationResult";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { created as answer, lead, linkedRecord } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Result_UndoHelp", () => ({ default: "Until {0}." }), {
  virtual: true,
});

const created = { ...answer, undoUntil: Date.now() + 600_000 };

const next = { ...lead, id: "lead-2", firstName: "Noor", lastName: "Haddad" };

it("leads to the contact, to the next lead and back to the list", async () => {
  const element = await render("c-creation-result", CreationResult, { result: created, next });
  const opened = record(element, "openlead");
  const backs = record(element, "back");
  expect(find(element, "c-record-card").recordId).toBe(created.contactId);
  element.focusNext();
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-next-lead"));
  await fire(find(element, "c-next-lead"), "openlead", { leadId: "lead-2" });
  await fire(find(element, "c-next-lead"), "back");
  expect(opened).toEqual([{ leadId: "lead-2" }]);
  expect(backs).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("names account, opportunity and role at once, without asking Salesforce", async () => {
  const requests = answerWith({});
  const [opportunity] = linkedRecord.opportunities;
  const made = { title: "CTO", account: linkedRecord.account, opportunity, role: "Influencer" };
  const element = await render("c-creation-result", CreationResult, { result: { ...created, made } });
  const card = find(element, "c-record-card");
  expect(card.known).toMatchObject({ title: "CTO", account: linkedRecord.account });
  expect(card.known.opportunities).toMatchObject([{ id: opportunity.id, roles: ["Influencer"] }]);
  expect(card.shadowRoot.textContent).toContain("CTO");
  expect(requests).toEqual([]);
});

const show = () => render("c-creation-result", CreationResult, { result: created });
const changed = { code: "request-invalid", reason: "undo-changed", detail: "Edited." };

async function become(element, undo) {
  element.undo = undo;
  await settle();
}

it("says that the contact is being removed, and offers Undo no more", async () => {
  const element = await show();
  const undos = record(element, "undo");
  find(element, "[data-undo]").click();
  expect(undos).toHaveLength(1);
  await become(element, { state: "removing" });
  expect(find(element, "[data-undo]")).toBeNull();
  expect(element.shadowRoot.textContent).not.toContain("Until");
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-removing]"));
  await expect(element).toBeAccessible();
});

it("offers no undo any more where it can never succeed, and leads the focus to the reason", async () => {
  const element = await show();
  find(element, "[data-undo]").click();
  await become(element, { state: "removing" });
  await become(element, { state: "refused", isFinal: true, problem: changed });
  expect(find(element, "[data-undo]")).toBeNull();
  expect(element.shadowRoot.textContent).not.toContain("Until");
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
  await expect(element).toBeAccessible();
});

it("offers undo again where the next click may succeed, and keeps the focus though nothing is said", async () => {
  const element = await show();
  find(element, "[data-undo]").click();
  await become(element, { state: "removing" });
  await become(element, { state: "refused", problem: null });
  expect(find(element, "[data-undo]")).not.toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
});

describe("the undo", () => {
  const minute = 60_000;

  beforeEach(() => jest.useFakeTimers({ now: new Date("2026-11-24T10:00:00Z") }));
  afterEach(() => jest.useRealTimers());

  it("is offered until the time that is said, counted from the creation", async () => {
    const result = { ...created, undoUntil: Date.now() + 4 * minute };
    const element = await render("c-creation-result", CreationResult, { result });
    expect(element.shadowRoot.textContent.replace(/\s/g, " ")).toContain("Until 2:04 AM");
    jest.advanceTimersByTime(3 * minute);
    await settle();
    expect(find(element, "[data-undo]")).not.toBeNull();
    jest.advanceTimersByTime(minute);
    await settle();
    expect(find(element, "[data-undo]")).toBeNull();
    expect(element.shadowRoot.textContent).not.toContain("Until");
  });

  it("comes before what Salesforce says of the contact, which nobody asks who goes on at once", async () => {
    const requests = answerWith({ "GET /v1/leads/lead-1/record": { record: linkedRecord } });
    const result = { ...created, undoUntil: Date.now() + 4 * minute };
    const element = await render("c-creation-result", CreationResult, { result, leadId: "lead-1" });
    expect(find(element, "c-record-card").recordId).toBe(created.contactId);
    expect(requests).toHaveLength(0);
    jest.advanceTimersByTime(1_500);
    await settle();
    const card = find(element, "c-record-card");
    expect(card.shadowRoot.textContent).toContain("Record_Opportunities");
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });
});
