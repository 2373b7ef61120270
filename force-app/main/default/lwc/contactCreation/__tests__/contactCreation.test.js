import ContactCreation from "c/contactCreation";
import { readRole } from "c/draftStore";
import { answerWith, problem, Reply } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { created, draft, field, lead, opportunity } from "lwc-test/samples";

const answers = { "GET /v1/leads/lead-1/draft": draft, "POST /v1/contacts": new Reply(201, created) };
const show = () => render("c-contact-creation", ContactCreation, { lead, userId: "005" });
const form = (element) => find(element, "c-contact-form");

describe("the role of the last contact", () => {
  it("is offered for the next one, by user", async () => {
    answerWith(answers);
    const element = await show();
    expect(form(element).lastRole).toBe("");
    const contact = { LastName: "Lindqvist" };
    const role = { opportunityId: opportunity.id, role: "Evaluator", isPrimary: false };
    await fire(form(element), "create", { contact, ...role });
    expect(readRole("005")).toBe("Evaluator");
    expect(readRole("006")).toBe("");
    expect(form(await show()).lastRole).toBe("Evaluator");
  });
});

it("tells with the contact what it was made with, in words", async () => {
  const selected = { id: "001X", name: "Northwind Energy" };
  const known = { ...draft.account, selected, opportunities: [opportunity] };
  answerWith({ ...answers, "GET /v1/leads/lead-1/draft": { ...draft, account: known } });
  const element = await show();
  const results = record(element, "created");
  const picked = { opportunityId: opportunity.id, role: draft.roles[0].value, isPrimary: false };
  await fire(find(form(element), "c-opportunity-picker"), "opportunityselect", picked);
  await fire(form(element), "create", { contact: {}, ...picked });
  await settle();
  expect(results.map(({ result }) => result.made)).toMatchObject([
    { account: selected, opportunity: { id: opportunity.id }, role: draft.roles[0].label },
  ]);
});

it("shows a field that the org began to require, and keeps what was typed", async () => {
  const segment = field("Segment__c");
  let current = draft;
  const fields = [{ field: "Segment__c", message: "Segment is required" }];
  answerWith({
    "GET /v1/leads/lead-1/draft": () => current,
    "POST /v1/contacts": problem(422, "validation-failed", { fields }),
  });
  const element = await show();
  await fire(find(form(element), 'c-contact-field[data-field="Title"]'), "fieldchange", {
    name: "Title",
    value: "CTO",
  });
  current = { ...draft, fields: [...draft.fields, segment] };
  form(element).submit();
  await settle();
  const fieldNamed = (name) => find(form(element), `c-contact-field[data-field="${name}"]`);
  expect(fieldNamed("Segment__c").error).toBe("Segment is required");
  expect(fieldNamed("Title").value).toBe("CTO");
  expect(find(form(element), "[data-summary]")).toBeNull();
});

it("offers no form any more once a contact is refused for a right that was taken", async () => {
  const blocker = {
    code: "insufficient-access",
    title: "Insufficient access",
    detail: "No Create on Contact",
  };
  let current = draft;
  answerWith({
    "GET /v1/leads/lead-1/draft": () => current,
    "POST /v1/contacts": problem(403, "insufficient-access"),
  });
  const element = await show();
  const told = record(element, "barred");
  await fire(form(element), "create", { contact: {} });
  await settle();
  expect(form(element).problem.code).toBe("insufficient-access");
  expect(told).toHaveLength(0);
  current = { ...draft, canCreate: false, blockers: [blocker] };
  await fire(form(element), "create", { contact: {} });
  await settle();
  expect(find(form(element), "button[type=submit]")).toBeNull();
  expect(form(element).problem).toBeNull();
  expect(find(form(element), "c-error-panel").problem).toMatchObject(blocker);
  expect(element.shadowRoot.activeElement).toBe(form(element));
  expect(told).toHaveLength(1);
});

it("adds the contact for a key that was pressed elsewhere on the page", async () => {
  const requests = answerWith(answers);
  const element = await show();
  element.submit();
  await settle();
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(1);
});
