import CreationResult from "c/creationResult";
import { answerWith, problem } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { created } from "lwc-test/samples";

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
  expect(element.shadowRoot.textContent).not.toContain("UndoHelp");
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
});

it("takes the contact back, and says why where it cannot", async () => {
  let answer = problem(503, "salesforce-unavailable", { detail: "The contact wasn't removed." });
  answerWith({ "DELETE /v1/contacts/creation-1": () => answer });
  const element = await render("c-creation-result", CreationResult, { result: created });
  const undone = record(element, "undone");
  find(element, "[data-undo]").click();
  await settle();
  expect(find(element, "c-error-panel").problem.detail).toContain("wasn't removed");
  await expect(element).toBeAccessible();
  answer = { state: "undone", quota: created.quota };
  find(element, "[data-undo]").click();
  await settle();
  expect(undone).toEqual([{ quota: created.quota }]);
});

it("offers to take it back only as long as the connector does it", async () => {
  jest.useFakeTimers();
  const element = await render("c-creation-result", CreationResult, { result: created });
  jest.advanceTimersByTime(600_000);
  await settle();
  expect(find(element, "[data-undo]")).toBeNull();
});
