import CrosswalkRecord from "c/crosswalkRecord";
import { onChange, tellChange } from "c/crmChanges";
import { answerWith, never } from "lwc-test/connector";
import { find, fire, render, settle } from "lwc-test/render";
import {
  account,
  accountPeople,
  buyingGroup,
  connection,
  contactLead,
  lead,
  opportunity,
  personAt,
  quota,
} from "lwc-test/samples";

const path = `GET /v1/accounts/${account.id}/people`;
const linked = { ...lead, crm: { status: "linked", recordId: "003", object: "Contact" } };
const opened = { leadId: "lead-1", listId: "list-1", preset: { account } };

async function show(properties = {}) {
  const requests = answerWith({
    [path]: accountPeople,
    [`GET /v1/opportunities/${opportunity.id}/buying-group`]: buyingGroup,
    [`GET /v1/records/${contactLead.contact.id}/lead`]: contactLead,
    "GET /v1/leads/lead-1": never,
  });
  const element = await render("c-crosswalk-record", CrosswalkRecord, {
    ...{ recordId: account.id, objectApiName: "Account", ...properties },
  });
  return { element, requests };
}
async function connected(properties) {
  const shown = await show(properties);
  await fire(find(shown.element, "c-connection-gate"), "connect", { connection, resumed: false });
  return shown;
}
const part = (element) => find(element, "[data-part]");
const leadPage = (element) => find(element, "c-lead-page");
const asked = (requests) => requests.filter(({ path: each }) => each.endsWith("/people")).length;

it("shows the people of an account", async () => {
  const { element } = await connected();
  expect(part(element).recordId).toBe(account.id);
  await expect(element).toBeAccessible();
});

it("shows the buying group of an opportunity, and tells of a role that was given", async () => {
  const { element } = await connected({ recordId: opportunity.id, objectApiName: "Opportunity" });
  const told = [];
  const end = onChange((change) => told.push(change), {});
  await fire(part(element), "leadchange", { lead: linked });
  await fire(part(element), "roleadded");
  end();
  expect(part(element).recordId).toBe(opportunity.id);
  expect(told).toEqual([{ lead: linked }, { hasNewRole: true }]);
  await expect(element).toBeAccessible();
});

it("shows the lead behind a contact", async () => {
  const { id } = contactLead.contact;
  const { element } = await connected({ recordId: id, objectApiName: "Contact" });
  expect(part(element).recordId).toBe(id);
  await expect(element).toBeAccessible();
});

it("opens a lead in its place, with the account filled in, and goes back to its row", async () => {
  const { element } = await connected();
  await fire(part(element), "openlead", opened);
  expect(leadPage(element)).toMatchObject({ leadId: "lead-1", listId: "list-1", preset: { account } });
  expect(element.shadowRoot.activeElement).toBe(leadPage(element));
  await fire(leadPage(element), "back");
  expect(leadPage(element)).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(part(element));
});

it("goes on to the next person who is missing, with the account filled in", async () => {
  const { element } = await connected();
  const next = { ...personAt, lead: { ...personAt.lead, id: "lead-9" } };
  globalThis.fetch.mockClear();
  answerWith({
    [path]: { ...accountPeople, missing: [personAt, next] },
    "GET /v1/leads/lead-1": never,
    "GET /v1/leads/lead-9": never,
  });
  await part(element).refresh();
  await fire(part(element), "openlead", opened);
  expect(leadPage(element).neighbours).toMatchObject({ previous: null, nextNew: { id: "lead-9" } });
  await fire(leadPage(element), "openlead", { leadId: "lead-9" });
  expect(leadPage(element)).toMatchObject({ leadId: "lead-9", preset: { account: personAt.account } });
  expect(element.shadowRoot.activeElement).toBe(leadPage(element));
});

it("tells the panel of a lead that was added, and asks anew on the way back", async () => {
  const { element, requests } = await connected();
  const told = [];
  const end = onChange((change) => told.push(change), {});
  await fire(part(element), "openlead", opened);
  await fire(leadPage(element), "leadchange", { lead: linked });
  await fire(leadPage(element), "quotachange", { quota: { ...quota, remaining: 7 } });
  expect(leadPage(element).quota.remaining).toBe(7);
  await fire(leadPage(element), "back");
  end();
  expect(told).toEqual([{ lead: linked }, { quota: { ...quota, remaining: 7 } }]);
  expect(asked(requests)).toBe(2);
});

it("shows at once what the panel has changed", async () => {
  const { element, requests } = await connected();
  tellChange({ lead: linked }, {});
  await settle();
  expect(asked(requests)).toBe(2);
  tellChange({ quota: { ...quota, remaining: 3 } }, {});
  await fire(part(element), "openlead", opened);
  expect(leadPage(element).quota.remaining).toBe(3);
  expect(asked(requests)).toBe(2);
});

it("asks anew when the rep comes back from another tab, and looks at the lead that is open", async () => {
  const { element, requests } = await connected();
  await fire(find(element, "c-connection-gate"), "return");
  await settle();
  expect(asked(requests)).toBe(2);
  await fire(part(element), "openlead", opened);
  leadPage(element).catchUp = jest.fn(async () => true);
  const gate = find(element, "c-connection-gate");
  gate.refresh = jest.fn();
  await fire(gate, "return");
  await settle();
  expect(gate.refresh).toHaveBeenCalledTimes(1);
  expect(asked(requests)).toBe(3);
});

it("starts over for another user, and shows nothing of the one who signed out", async () => {
  const { element } = await connected();
  await fire(part(element), "openlead", opened);
  const gate = find(element, "c-connection-gate");
  await fire(gate, "connect", { connection: { ...connection, user: { ...connection.user, id: "006" } } });
  expect(leadPage(element)).toBeNull();
  await fire(gate, "disconnect");
  expect(part(element)).toBeNull();
});
