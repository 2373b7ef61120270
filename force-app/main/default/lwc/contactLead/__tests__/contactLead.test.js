import ContactLead from "c/contactLead";
import { answerWith, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { accountPeople, contactLead, lead } from "lwc-test/samples";

const recordId = contactLead.contact.id;
const path = `GET /v1/records/${recordId}/lead`;
const linked = { ...contactLead, isLinked: true };

async function show(answer, others = {}) {
  const requests = answerWith({ [path]: answer, ...others });
  const element = await render("c-contact-lead", ContactLead, { recordId });
  return { element, requests };
}

it("shows the lead that is linked to the contact, what differs, and others of its company", async () => {
  const { element } = await show(linked);
  expect(find(element, "[data-name]").textContent).toBe("Ana Lindqvist");
  expect(find(element, "c-lead-summary").lead.crm.status).toBe("likely");
  expect(find(element, "c-match-comparison").match).toEqual(linked.match);
  expect(find(element, "[data-link]")).toBeNull();
  expect(find(element, "[data-left]")).toBeNull();
  expect(find(element, "c-people-group")).toMatchObject({ count: 1, canAdd: false });
  await expect(element).toBeAccessible();
});

it("links a lead that likely is the contact, and tells it", async () => {
  let isLinked = false;
  const { element, requests } = await show(() => (isLinked ? linked : contactLead), {
    "PUT /v1/leads/lead-1/link": () => {
      isLinked = true;
      return lead;
    },
  });
  const told = record(element, "leadchange");
  await expect(element).toBeAccessible();
  find(element, "[data-link]").click();
  await settle();
  expect(requests.find(({ method }) => method === "PUT").body).toEqual({ recordId });
  expect(told).toEqual([{ lead }]);
  expect(find(element, "[data-link]")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-name]"));
});

it("keeps the offer where linking is refused", async () => {
  const { element } = await show(contactLead, {
    "PUT /v1/leads/lead-1/link": problem(404, "not-found"),
  });
  find(element, "[data-link]").click();
  await settle();
  expect(find(element, "[data-link]").disabled).toBe(false);
});

it("says that somebody works elsewhere by now", async () => {
  const { left } = accountPeople.left[0];
  const { element } = await show({ ...linked, match: { ...linked.match, left } });
  expect(find(element, "[data-left]")).not.toBeNull();
});

it("says that no lead is the contact, and shows others of its company all the same", async () => {
  const { element } = await show({ ...contactLead, lead: null, match: null });
  expect(find(element, "c-empty-state")).not.toBeNull();
  expect(find(element, "c-people-group")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("opens the lead, and others of the company", async () => {
  const { element } = await show(linked);
  const opened = record(element, "openlead");
  find(element, "[data-name]").click();
  await fire(find(element, "c-people-group"), "openlead", { leadId: "lead-2", listId: "list-1" });
  expect(opened).toEqual([
    { leadId: "lead-1", listId: "list-1", preset: null },
    { leadId: "lead-2", listId: "list-1", preset: null },
  ]);
  expect(element.focusLead("lead-1")).toBe(true);
  expect(element.focusLead("lead-9")).toBe(false);
});
