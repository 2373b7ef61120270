import ContactField from "c/contactField";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { field } from "lwc-test/samples";

const show = (properties, others) =>
  render("c-contact-field", ContactField, { field: field("Field", properties), ...others });
const options = (count) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `Label ${index}` }));

it.each([
  ["text", "lightning-input", "text"],
  ["email", "lightning-input", "email"],
  ["phone", "lightning-input", "tel"],
  ["url", "lightning-input", "url"],
  ["date", "lightning-input", "date"],
  ["datetime", "lightning-input", "datetime"],
  ["time", "lightning-input", "time"],
  ["integer", "lightning-input", "number"],
  ["number", "lightning-input", "number"],
  ["currency", "lightning-input", "number"],
  ["percent", "lightning-input", "number"],
  ["checkbox", "lightning-input", "checkbox"],
  ["textarea", "lightning-textarea", undefined],
])("renders %s as the platform does", async (type, tag, inputType) => {
  const element = await show({ type });
  expect(find(element, "[data-input]").tagName.toLowerCase()).toBe(tag);
  expect(find(element, "[data-input]").type).toBe(inputType);
  await expect(element).toBeAccessible();
});

it("scrolls a short picklist and searches a long one", async () => {
  const short = await show({ type: "picklist" }, { options: options(3) });
  expect(find(short, "lightning-combobox").options).toHaveLength(3);
  const long = await show({ type: "picklist" }, { options: options(40), value: "v7" });
  expect(find(long, "c-typeahead").value).toEqual({ id: "v7", label: "Label 7" });
  await fire(find(long, "c-typeahead"), "search", { q: "39" });
  expect(find(long, "c-typeahead").options.map(({ id }) => id)).toEqual(["v39"]);
});

it("takes several values as Salesforce does, joined by semicolons", async () => {
  const element = await show({ type: "multipicklist" }, { options: options(3), value: "v0;v2" });
  const changes = record(element, "fieldchange");
  expect(find(element, "lightning-checkbox-group").value).toEqual(["v0", "v2"]);
  await fire(find(element, "lightning-checkbox-group"), "change", { value: ["v1", "v2"] });
  expect(changes).toEqual([{ name: "Field", value: "v1;v2" }]);
});

it("looks up the records of the object that the field refers to, and gives the chosen one with its name", async () => {
  const lookup = { type: "lookup", referenceTo: ["Region__c"] };
  const north = { id: "a00000000000001AAA", name: "North" };
  const element = await show(lookup, { value: north.id, record: north });
  const changes = record(element, "fieldchange");
  const picker = find(element, "c-record-picker");
  expect(picker.record).toEqual(north);
  const requests = answerWith({ "GET /v1/lookups/Region__c": { items: [north] } });
  expect([await picker.find(""), await picker.find("nor")]).toEqual([[north], [north]]);
  expect(requests.map(({ query }) => query.q)).toEqual([undefined, "nor"]);
  await fire(picker, "recordselect", { record: null });
  await fire(picker, "recordselect", { record: north });
  expect(changes).toEqual([
    { name: "Field", value: "", record: null },
    { name: "Field", value: north.id, record: north },
  ]);
  await expect(element).toBeAccessible();
});

it("offers the countries where the org takes any text for one", async () => {
  const element = await show({ name: "MailingCountry" }, { value: "Germany" });
  const changes = record(element, "fieldchange");
  expect(find(element, "c-country-picker").value).toBe("Germany");
  await fire(find(element, "c-country-picker"), "countrychange", { value: "Spain" });
  expect(changes).toEqual([{ name: "MailingCountry", value: "Spain" }]);
  await expect(element).toBeAccessible();
});

it("says why a field cannot be edited, and where its value came from", async () => {
  const locked = await show({ editable: false, reason: "Read only" });
  expect(find(locked, "[data-input]").disabled).toBe(true);
  expect(locked.shadowRoot.textContent).toContain("Read only");
  const prefilled = await show({}, { value: "x", origin: "From Northwind Energy" });
  expect(prefilled.shadowRoot.textContent).toContain("From Northwind Energy");
});

it("shows a message beside the field and takes it away again", async () => {
  const element = await show({});
  const input = find(element, "lightning-input");
  input.setCustomValidity = jest.fn();
  input.reportValidity = jest.fn();
  element.error = "Too long";
  await settle();
  expect(input.setCustomValidity).toHaveBeenLastCalledWith("Too long");
  element.error = "";
  await settle();
  expect(input.setCustomValidity).toHaveBeenLastCalledWith("");
  expect(input.reportValidity).toHaveBeenCalledTimes(2);
});
