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

it("asks for a single thing at its field, without a summary", async () => {
  const element = await show();
  fieldNamed(element, "Title").focus = jest.fn();
  await type(element, "Title", " ");
  await submit(element);
  expect(find(element, "[data-summary]")).toBeNull();
  expect(fieldNamed(element, "Title").focus).toHaveBeenCalledTimes(1);
  expect(fieldNamed(element, "Title").error).toContain("Required");
  await type(element, "Title", "CTO");
  element.problem = { code: "validation-failed", fields: [{ field: "Title", message: "Too grand" }] };
  await settle();
  expect(find(element, "[data-summary]")).toBeNull();
  expect(fieldNamed(element, "Title").error).toBe("Too grand");
});

it("brings the field above the button with what is wrong with it, which is drawn below the field", async () => {
  const element = await show();
  const asked = fieldNamed(element, "Title");
  let bottom = 300;
  asked.getBoundingClientRect = () => ({ bottom });
  asked.scrollIntoView = jest.fn();
  find(element, "[data-actions]").getBoundingClientRect = () => ({ top: 300 });
  await type(element, "Title", " ");
  jest.useFakeTimers();
  await submit(element);
  expect(asked.scrollIntoView).not.toHaveBeenCalled();
  bottom = 320;
  jest.runAllTimers();
  jest.useRealTimers();
  expect(asked.scrollIntoView).toHaveBeenCalledTimes(1);
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

describe("the country", () => {
  const spain = { id: "001000000000002AAA", name: "Sol y Luz", country: "Spain", countryCode: "ES" };
  const fields = draft.fields.filter(({ name }) => name !== "MailingCountry");
  const ofAccount = { ...draft, fields: [...fields, field("MailingCountry", { source: "account" })] };
  const choose = (element, chosen) =>
    fire(find(element, "c-account-picker"), "accountselect", { account: chosen });
  const country = (element) => fieldNamed(element, "MailingCountry");

  it("says that it is from the account, follows to another one, and goes with it", async () => {
    const element = await show({ draft: ofAccount });
    const announced = record(element, "announce");
    expect(country(element).value).toBe("Germany");
    expect(country(element).origin).toContain("Form_FromAccount");
    await choose(element, spain);
    expect(announced.filter(({ until }) => !until)).toHaveLength(1);
    expect(country(element).value).toBe("Spain");
    expect(country(element).origin).toContain("Form_FromAccount");
    await choose(element, null);
    expect(country(element).value).toBe("");
    expect(country(element).origin).toBeNull();
  });

  it("is filled in where it is empty, which takes its message away", async () => {
    const contact = { ...draft.contact, MailingCountry: "" };
    const element = await show({ draft: { ...draft, contact } });
    await submit(element);
    expect(country(element).error).toContain("Required");
    await choose(element, spain);
    expect(country(element).value).toBe("Spain");
    expect(country(element).error).toBe("");
  });

  it("is the org's code where it has State and Country picklists", async () => {
    const options = [
      { value: "DE", label: "Germany" },
      { value: "ES", label: "España" },
    ];
    const code = field("MailingCountryCode", { type: "picklist", options, source: "account" });
    const contact = { MailingCountryCode: "DE" };
    const element = await show({ draft: { ...draft, fields: [code], contact } });
    await choose(element, spain);
    expect(fieldNamed(element, "MailingCountryCode").value).toBe("ES");
    await choose(element, { ...spain, country: "Germany", countryCode: null });
    expect(fieldNamed(element, "MailingCountryCode").value).toBe("DE");
    await choose(element, { ...spain, country: "Atlantis", countryCode: "XX" });
    expect(fieldNamed(element, "MailingCountryCode").value).toBe("");
  });
});

describe("the opportunity", () => {
  const picker = (element) => find(element, "c-opportunity-picker");
  const load = (element, ...opportunities) => fire(picker(element), "opportunitiesload", { opportunities });

  it("is there already where the account has exactly one, with the role of last time", async () => {
    const element = await show({ lastRole: "Evaluator" });
    const submitted = record(element, "create");
    await load(element, opportunity);
    expect(picker(element).opportunityId).toBe(opportunity.id);
    await submit(element);
    expect(submitted[0]).toMatchObject({ opportunityId: opportunity.id, role: "Evaluator" });
  });

  it("is asked for where there are two, and then has the role of last time", async () => {
    const element = await show({ lastRole: "Evaluator" });
    await load(element, opportunity, { ...opportunity, id: "006000000000002AAA" });
    expect(picker(element).opportunityId).toBe("");
    const choice = { opportunityId: opportunity.id, role: "", isPrimary: false };
    await fire(picker(element), "opportunityselect", choice);
    expect(picker(element).role).toBe("Evaluator");
    await fire(picker(element), "opportunityselect", choice);
    expect(picker(element).role).toBe("");
  });
});

describe("what a contact can do without", () => {
  const more = (element) => find(element, "c-disclosure");

  it("is folded away", async () => {
    const element = await show();
    expect(more(element).isOpen).toBe(false);
    await fire(more(element), "toggle");
    expect(more(element).isOpen).toBe(true);
  });
});

describe("Alt+Enter", () => {
  const press = async (element, options) => {
    const event = new KeyboardEvent("keydown", { key: "Enter", altKey: true, cancelable: true, ...options });
    find(element, "form").dispatchEvent(event);
    await settle();
  };

  it("adds the contact from anywhere in the form, which the button says", async () => {
    const element = await show();
    const submitted = record(element, "create");
    await press(element);
    expect(submitted).toHaveLength(1);
    const button = find(element, "button[type=submit]");
    expect(button.getAttribute("aria-keyshortcuts")).toBe("Alt+Enter");
    expect(button.title).toContain("Lead_Shortcut");
  });

  it("adds nothing while a word is composed, where a list took the key, or without Alt", async () => {
    const element = await show();
    const submitted = record(element, "create");
    await press(element, { isComposing: true });
    await press(element, { altKey: false });
    const taken = (event) => event.preventDefault();
    find(element, "form").addEventListener("keydown", taken, { capture: true, once: true });
    await press(element);
    expect(submitted).toHaveLength(0);
  });
});

it("does not send twice while it saves", async () => {
  const element = await show({ isSaving: true });
  const submitted = record(element, "create");
  await submit(element);
  expect(submitted).toHaveLength(0);
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

describe("what the page has chosen", () => {
  const branch = { id: "001B", name: "Northwind Grid", country: "Iceland", countryCode: null };
  const preset = { account: branch, opportunityId: "006", role: "Evaluator" };

  it("is filled in: the account with its country, and the opportunity with its role", async () => {
    const contact = { ...draft.contact };
    delete contact.MailingCountry;
    const element = await show({ draft: { ...draft, contact }, preset });
    const submitted = record(element, "create");
    expect(find(element, "c-account-picker").account).toEqual(branch);
    await submit(element);
    expect(submitted[0]).toMatchObject({
      contact: { AccountId: branch.id, MailingCountry: "Iceland" },
      ...{ opportunityId: "006", role: "Evaluator" },
    });
  });
});
