import PastedLead from "c/pastedLead";
import { find, findAll, render } from "lwc-test/render";

it("says what is missing at its field, which gets the focus", async () => {
  const element = await render("c-pasted-lead", PastedLead, { lead: { company: "Northwind" } });
  for (const input of findAll(element, "lightning-input")) {
    input.reportValidity = () => input.dataset.name !== "lastName";
    input.focus = jest.fn();
  }
  const lastName = find(element, '[data-name="lastName"]');
  expect(lastName.required).toBe(true);
  expect(element.reportValidity()).toBe(false);
  expect(lastName.focus).toHaveBeenCalledTimes(1);
  lastName.reportValidity = () => true;
  expect(element.reportValidity()).toBe(true);
  expect(find(element, '[data-name="firstName"]').focus).not.toHaveBeenCalled();
});
