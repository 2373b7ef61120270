import ContactForm from "c/contactForm";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { account, draft, field, opportunity } from "lwc-test/samples";

const show = (properties) => render("c-contact-form", ContactForm, { draft, ...properties });
const fieldNamed = (element, name) => find(element, `c-contact-field[data-field="${name}"]`);
const type = (element, name, value) => fire(fieldNamed(element, name), "fieldchange", { name, value });

async function submit(element) {
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
}

it("renders the draft's fields in their order, prefilled", async () => {
  const element = await show();
  expect(findAll(element, "[data-field]").map(({ dataset }) => dataset.field)).toEqual([
    "FirstName",
    "LastName",
    "AccountId",
    "Title",
    "MailingCountry",
    "Email",
  ]);
  expect(fieldNamed(element, "Title").value).toBe("Head of Procurement");
  expect(find(element, "c-account-picker").account).toEqual(account);
  await expect(element).toBeAccessible();
});

it("gives what was filled in, without empty and read-only fields", async () => {
  const locked = field("Department", { required: false, editable: false });
  const element = await show({
    draft: {
      ...draft,
      fields: [...draft.fields, locked],
      contact: { ...draft.contact, Department: "Sales" },
    },
  });
  const submitted = record(element, "create");
  await type(element, "Title", "  CTO ");
  await submit(element);
  expect(submitted[0]).toEqual({
    contact: {
      FirstName: "Ana",
      LastName: "Lindqvist",
      AccountId: account.id,
      Title: "CTO",
      MailingCountry: "Germany",
    },
  });
});

it("adds the opportunity with its role, and drops both with the account", async () => {
  const element = await show();
  const submitted = record(element, "create");
  const choice = { opportunityId: "006", role: "Evaluator", isPrimary: true };
  await fire(find(element, "c-opportunity-picker"), "opportunityselect", choice);
  await submit(element);
  expect(submitted[0]).toMatchObject(choice);
  await fire(find(element, "c-account-picker"), "accountselect", { account: { ...account, id: "002" } });
  await submit(element);
  expect(submitted[1].opportunityId).toBeUndefined();
});

it("sends nothing while something is missing, and says what in a summary that has the focus", async () => {
  const element = await show({ draft: { ...draft, account: { ...draft.account, selected: null } } });
  const submitted = record(element, "create");
  await type(element, "Title", " ");
  await type(element, "Email", "no address");
  await submit(element);
  expect(submitted).toHaveLength(0);
  const summary = find(element, "[data-summary]");
  expect(summary.problem.fields.map(({ field: name }) => name)).toEqual(["AccountId", "Title", "Email"]);
  expect(element.shadowRoot.activeElement).toBe(summary);
  expect(fieldNamed(element, "Email").error).toContain("BadEmail");
  await expect(element).toBeAccessible();
});

it("shows the connector's messages beside the fields until they are corrected", async () => {
  const fields = [{ field: "Title", message: "data value too large" }];
  const element = await show();
  element.problem = { code: "validation-failed", fields };
  await settle();
  expect(fieldNamed(element, "Title").error).toBe("data value too large");
  await type(element, "Title", "CTO");
  expect(fieldNamed(element, "Title").error).toBe("");
});

it("keeps what was typed when the creation fails, and fills it in again from what was kept", async () => {
  const element = await show();
  const changes = record(element, "formchange");
  await type(element, "Title", "CTO");
  element.problem = { code: "salesforce-unavailable" };
  await settle();
  expect(fieldNamed(element, "Title").value).toBe("CTO");
  const again = await show({ typed: changes.at(-1) });
  expect(fieldNamed(again, "Title").value).toBe("CTO");
});

it("offers only what the controlling picklist allows", async () => {
  const country = field("MailingCountryCode", {
    type: "picklist",
    options: [{ value: "DE", label: "Germany" }],
  });
  const state = field("MailingStateCode", {
    type: "picklist",
    controller: "MailingCountryCode",
    options: [
      { value: "BY", label: "Bavaria", validFor: ["DE"] },
      { value: "SP", label: "São Paulo", validFor: ["BR"] },
    ],
  });
  const element = await show({
    draft: { ...draft, fields: [country, state], contact: { MailingCountryCode: "DE" } },
  });
  expect(fieldNamed(element, "MailingStateCode").options.map(({ value }) => value)).toEqual(["BY"]);
});

it("says before it is filled in that nothing can be created, and why", async () => {
  const blockers = [{ code: "creation-disabled", detail: "It is off.", action: "Ask an admin." }];
  const element = await show({ draft: { ...draft, canCreate: false, blockers } });
  expect(find(element, "c-error-panel").problem.code).toBe("creation-disabled");
  expect(find(element, "button[type=submit]").disabled).toBe(true);
});

it("leaves it to a field itself why it cannot be edited", async () => {
  const fields = [{ field: "Title", message: "You don't have edit access to this field (Contact.Title)." }];
  const blockers = [{ code: "insufficient-access", detail: "No access to Title.", action: "Ask.", fields }];
  const element = await show({ draft: { ...draft, canCreate: false, blockers } });
  expect(findAll(find(element, "c-error-panel"), "[data-field]")).toEqual([]);
});

it("does not send twice while it saves", async () => {
  const element = await show({ isSaving: true });
  const submitted = record(element, "create");
  await submit(element);
  expect(submitted).toHaveLength(0);
});

it("drops choices that another choice no longer allows, down the chain", async () => {
  const picklist = (name, controller, options) => field(name, { type: "picklist", controller, options });
  const fields = [
    picklist("Region__c", null, [{ value: "EU" }, { value: "US" }]),
    picklist("Country__c", "Region__c", [
      { value: "DE", validFor: ["EU"] },
      { value: "CA", validFor: ["US"] },
    ]),
    picklist("City__c", "Country__c", [{ value: "Berlin", validFor: ["DE"] }]),
  ];
  const contact = { Region__c: "EU", Country__c: "DE", City__c: "Berlin" };
  const element = await show({ draft: { ...draft, fields, contact } });
  await type(element, "Region__c", "US");
  expect(fieldNamed(element, "Country__c").value).toBe("");
  expect(fieldNamed(element, "City__c").value).toBe("");
  expect(fieldNamed(element, "Country__c").options.map(({ value }) => value)).toEqual(["CA"]);
});

it("keeps a looked-up record with its name, as what was typed", async () => {
  const fields = [...draft.fields, field("Region__c", { type: "lookup", referenceTo: ["Region__c"] })];
  const north = { id: "a00000000000001AAA", name: "North" };
  const element = await show({ draft: { ...draft, fields } });
  const kept = record(element, "formchange");
  const change = { name: "Region__c", value: north.id, record: north };
  await fire(fieldNamed(element, "Region__c"), "fieldchange", change);
  expect(kept[0].records).toEqual({ Region__c: north });
  const again = await show({ draft: { ...draft, fields }, typed: kept[0] });
  expect(fieldNamed(again, "Region__c").record).toEqual(north);
});

it("hands on the opportunities that came with the draft, as long as its account is the chosen one", async () => {
  const opportunities = [opportunity];
  const element = await show({ draft: { ...draft, account: { ...draft.account, opportunities } } });
  expect(find(element, "c-opportunity-picker").known).toEqual(opportunities);
  await fire(find(element, "c-account-picker"), "accountselect", { account: { ...account, id: "002" } });
  expect(find(element, "c-opportunity-picker").known).toBeNull();
});
