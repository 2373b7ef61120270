import CreationResult from "c/creationResult";
import { answerWith, problem } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { created as answer } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Result_UndoHelp", () => ({ default: "Until {0}." }), {
  virtual: true,
});

const created = { ...answer, undoUntil: Date.now() + 600_000 };

it("leads to the contact and to the next lead", async () => {
  const result = { ...created, opportunityContactRoleId: "00K000000000001AAA" };
  const element = await render("c-creation-result", CreationResult, { result });
  const another = record(element, "another");
  expect(find(element, "c-record-link").recordId).toBe(created.contactId);
  expect(element.shadowRoot.textContent).toContain("WithRole");
  expect(element.shadowRoot.textContent).toContain("Result_Quota");
  find(element, "[data-another]").click();
  expect(another).toHaveLength(1);
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
  await expect(element).toBeAccessible();
});

it("offers no undo any more where it can never succeed, and leads the focus to the reason", async () => {
  const changed = problem(400, "request-invalid", { reason: "undo-changed", detail: "Edited." });
  answerWith({ "DELETE /v1/contacts/creation-1": changed });
  const element = await render("c-creation-result", CreationResult, { result: created });
  find(element, "[data-undo]").click();
  await settle();
  expect(find(element, "[data-undo]")).toBeNull();
  expect(element.shadowRoot.textContent).not.toContain("Until");
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
});

it("takes the contact back, and says why where it cannot", async () => {
  let reply = problem(503, "salesforce-unavailable", { detail: "The contact wasn't removed." });
  answerWith({ "DELETE /v1/contacts/creation-1": () => reply });
  const element = await render("c-creation-result", CreationResult, { result: created });
  const undone = record(element, "undone");
  find(element, "[data-undo]").click();
  await settle();
  expect(find(element, "c-error-panel").problem.detail).toContain("wasn't removed");
  await expect(element).toBeAccessible();
  reply = { state: "undone", quota: created.quota };
  find(element, "[data-undo]").click();
  await settle();
  expect(undone).toEqual([{ quota: created.quota }]);
});

describe("the undo", () => {
  const minute = 60_000;

  beforeEach(() => jest.useFakeTimers({ now: new Date("2026-11-24T10:00:00Z") }));
  afterEach(() => jest.useRealTimers());

  it("is offered until the time that is said, counted from the creation", async () => {
    const result = { ...created, undoUntil: Date.now() + 4 * minute };
    const element = await render("c-creation-result", CreationResult, { result });
    expect(element.shadowRoot.textContent.replace(/\s/g, " ")).toContain("Until Nov 24, 2026, 2:04 AM");
    jest.advanceTimersByTime(3 * minute);
    await settle();
    expect(find(element, "[data-undo]")).not.toBeNull();
    jest.advanceTimersByTime(minute);
    await settle();
    expect(find(element, "[data-undo]")).toBeNull();
    expect(element.shadowRoot.textContent).not.toContain("Until");
  });

  it("is not offered where a result is shown after its time", async () => {
    const result = { ...created, undoUntil: Date.now() - 1 };
    const element = await render("c-creation-result", CreationResult, { result });
    expect(find(element, "[data-undo]")).toBeNull();
  });
});
