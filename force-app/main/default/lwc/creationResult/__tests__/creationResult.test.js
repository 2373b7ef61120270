import CreationResult from "c/creationResult";
import { find, record, render } from "lwc-test/render";
import { created } from "lwc-test/samples";

it("leads to the contact and to the next lead", async () => {
  const result = { ...created, opportunityContactRoleId: "00K000000000001AAA" };
  const element = await render("c-creation-result", CreationResult, { result });
  const another = record(element, "another");
  expect(find(element, "c-record-link").recordId).toBe(created.contactId);
  expect(element.shadowRoot.textContent).toContain("WithRole");
  expect(element.shadowRoot.textContent).toContain("Result_Quota");
  find(element, "lightning-button").click();
  expect(another).toHaveLength(1);
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "h3"));
  await expect(element).toBeAccessible();
});
