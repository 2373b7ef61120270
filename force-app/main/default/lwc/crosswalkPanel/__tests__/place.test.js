import CrosswalkPanel from "c/crosswalkPanel";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, render } from "lwc-test/render";
import { connection, lead, leadList } from "lwc-test/samples";

const page = (element, name) => find(element, `[data-page="${name}"]`);
const isOnTop = (element, name) =>
  Boolean(page(element, name)) && !page(element, name).classList.contains("slds-hide");
const gate = (element) => find(element, "c-connection-gate");
const answers = {
  "GET /v1/lead-lists": { items: [leadList], nextCursor: null },
  "GET /v1/lead-lists/list-1": leadList,
  "GET /v1/lead-lists/list-1/leads": { items: [lead], nextCursor: null, total: 1 },
  "GET /v1/leads/lead-1": never,
};

async function opened(changes = {}, { as = connection, resumed = false } = {}) {
  answerWith({ ...answers, ...changes });
  const element = await render("c-crosswalk-panel", CrosswalkPanel);
  await fire(gate(element), "connect", { connection: as, resumed });
  return element;
}

async function leftAtLead() {
  const element = await opened();
  await fire(page(element, "lists"), "openlist", { list: leadList });
  await fire(page(element, "list"), "openlead", { leadId: "lead-1" });
  element.remove();
}

it("opens at the lead where the rep left it, and goes back to its list from there", async () => {
  await leftAtLead();
  const element = await opened();
  expect(isOnTop(element, "lead")).toBe(true);
  expect(find(element, "c-lead-page").leadId).toBe("lead-1");
  expect(document.activeElement).toBe(document.body);
  await fire(page(element, "lead"), "back");
  expect(page(element, "list").leadList).toEqual(leadList);
  expect(isOnTop(element, "list")).toBe(true);
});

it("opens at the lists where the list is there no longer, without an error", async () => {
  await leftAtLead();
  const element = await opened({ "GET /v1/lead-lists/list-1": problem(404, "not-found") });
  expect(isOnTop(element, "lists")).toBe(true);
  expect(localStorage).toHaveLength(0);
});

it("opens at the list where the lead is there no longer, without an error", async () => {
  await leftAtLead();
  const element = await opened({ "GET /v1/leads/lead-1": problem(404, "not-found") });
  expect(page(element, "lead")).toBeNull();
  expect(isOnTop(element, "list")).toBe(true);
});

it("opens at the lists for whoever left it there, and for another user", async () => {
  await leftAtLead();
  const other = { ...connection, user: { ...connection.user, id: "006" } };
  const element = await opened({}, { as: other });
  expect(isOnTop(element, "lists")).toBe(true);
  element.remove();
  const own = await opened();
  await fire(page(own, "lead"), "back");
  await fire(page(own, "list"), "back");
  own.remove();
  expect(isOnTop(await opened(), "lists")).toBe(true);
});

it("keeps ids only, and those of signing out too", async () => {
  await leftAtLead();
  expect(Object.values({ ...localStorage })).toEqual(['{"listId":"list-1","leadId":"lead-1"}']);
  const element = await opened();
  await fire(gate(element), "disconnect");
  await fire(gate(element), "connect", { connection, resumed: true });
  expect(isOnTop(element, "lead")).toBe(true);
});
