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

it("takes what is filled in out of the summary, and the summary away with the last of it", async () => {
  const element = await show();
  await type(element, "Title", " ");
  await type(element, "LastName", " ");
  await submit(element);
  const named = () => find(element, "[data-summary]").problem.fields.map(({ field: name }) => name);
  expect(named()).toEqual(["LastName", "Title"]);
  await type(element, "LastName", "Lindqvist");
  expect(named()).toEqual(["Title"]);
  await type(element, "Title", "CTO");
  expect(find(element, "[data-summary]")).toBeNull();
});

it("keeps a problem that no field can mend in sight", async () => {
  const element = await show();
  element.problem = { code: "validation-failed", fields: [{ field: "Segment__c", message: "Required" }] };
  await settle();
  await type(element, "Title", "CTO");
  expect(find(element, "[data-summary]").problem.fields).toHaveLength(1);
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

it("says once that nothing can be created, and why, instead of a form that nobody can send", async () => {
  const fields = [{ field: "Title", message: "You don't have edit access to this field (Contact.Title)." }];
  const blockers = [{ code: "insufficient-access", detail: "No access to Title.", action: "Ask.", fields }];
  const element = await show({ draft: { ...draft, canCreate: false, blockers } });
  expect(findAll(element, "c-error-panel").map(({ problem }) => problem)).toEqual([
    { ...blockers[0], fields: [] },
  ]);
  expect(findAll(element, "[data-field], button")).toEqual([]);
  const submitted = record(element, "create");
  element.submit();
  expect(submitted).toEqual([]);
  await expect(element).toBeAccessible();
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

  it("stays as the lead or the rep says it, whatever the account", async () => {
    const ofLead = await show();
    await choose(ofLead, spain);
    expect(country(ofLead).value).toBe("Germany");
    expect(country(ofLead).origin).toBeNull();
    const element = await show({ draft: ofAccount });
    await type(element, "MailingCountry", "Austria");
    await choose(element, spain);
    expect(country(element).value).toBe("Austria");
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

  it("is still the account's after the panel was closed", async () => {
    const element = await show({ draft: ofAccount });
    const kept = record(element, "formchange");
    await choose(element, spain);
    const again = await show({ draft: ofAccount, typed: kept.at(-1) });
    expect(country(again).origin).toContain("Form_FromAccount");
    await choose(again, null);
    expect(country(again).value).toBe("");
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

  it("has no role that the org has no more", async () => {
    const element = await show({ lastRole: "Gone" });
    await load(element, opportunity);
    expect(picker(element).role).toBe("");
  });

  it("stays as the rep chose, also after the panel was closed", async () => {
    const element = await show();
    const kept = record(element, "formchange");
    await load(element, opportunity);
    const none = { opportunityId: "", role: "", isPrimary: false };
    await fire(picker(element), "opportunityselect", none);
    const again = await show({ typed: kept.at(-1) });
    await load(again, opportunity);
    expect(picker(again).opportunityId).toBe("");
    const ofBatch = await show({ isOfBatch: true });
    await load(ofBatch, opportunity);
    expect(picker(ofBatch).opportunityId).toBe("");
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

  it("is open where it has an error, or what the rep typed", async () => {
    const element = await show();
    const kept = record(element, "formchange");
    await type(element, "Email", "no address");
    await submit(element);
    expect(more(element).isOpen).toBe(true);
    expect((await show({ typed: kept.at(-1) })).shadowRoot.querySelector("c-disclosure").isOpen).toBe(true);
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

  it("leaves the draft's own account as it is, and its only opportunity to be chosen", async () => {
    const element = await show({ preset: { account: { ...branch, id: account.id } } });
    expect(find(element, "c-account-picker").account).toEqual(account);
    await fire(find(element, "c-opportunity-picker"), "opportunitiesload", { opportunities: [opportunity] });
    expect(find(element, "c-opportunity-picker").opportunityId).toBe(opportunity.id);
  });

  it("goes behind what the rep has typed", async () => {
    const typed = { values: {}, records: {}, account, choice: { opportunityId: "" }, hasChosen: true };
    const element = await show({ typed, preset });
    expect(find(element, "c-account-picker").account).toEqual(account);
    expect(find(element, "c-opportunity-picker").opportunityId).toBe("");
  });
});
