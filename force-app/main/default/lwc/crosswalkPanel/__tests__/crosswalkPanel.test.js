import CrosswalkPanel from "c/crosswalkPanel";
import { onChange, tellChange } from "c/crmChanges";
import { keepTyped, readTyped } from "c/draftStore";
import { answerWith, never } from "lwc-test/connector";
import { EnclosingUtilityId, minimize } from "lightning/platformUtilityBarApi";
import { find, fire, render, settle } from "lwc-test/render";
import { connection, lead, leadList, quota } from "lwc-test/samples";

const page = (element, name) => find(element, `[data-page="${name}"]`);
const isOnTop = (element, name) => !page(element, name).classList.contains("slds-hide");

async function connected(changes = {}) {
  answerWith({
    "GET /v1/lead-lists": { items: [leadList], nextCursor: null },
    "GET /v1/lead-lists/list-1/leads": { items: [lead], nextCursor: null, total: 1 },
    "GET /v1/leads/lead-1": never,
    ...changes,
  });
  const element = await render("c-crosswalk-panel", CrosswalkPanel);
  await fire(find(element, "c-connection-gate"), "connect", { connection, resumed: false });
  return element;
}

async function openedLead() {
  const element = await connected();
  await fire(page(element, "lists"), "openlist", { list: leadList });
  await fire(page(element, "list"), "openlead", { leadId: "lead-1" });
  return element;
}

it("opens a lead that was added on top of its list", async () => {
  const element = await connected();
  await fire(page(element, "lists"), "openlist", { list: leadList, leadId: "lead-1" });
  expect(page(element, "lead").leadId).toBe("lead-1");
  expect(page(element, "list").leadList).toEqual(leadList);
});

it("begins with the lead lists, without taking the focus", async () => {
  const element = await connected();
  expect(isOnTop(element, "lists")).toBe(true);
  expect(document.activeElement).toBe(document.body);
  await expect(element).toBeAccessible();
});

it("goes from lists to list to lead and back, the focus with it", async () => {
  const element = await openedLead();
  expect(isOnTop(element, "lead")).toBe(true);
  expect(element.shadowRoot.activeElement).toBe(page(element, "lead"));
  await fire(page(element, "lead"), "back");
  expect(isOnTop(element, "list")).toBe(true);
  expect(page(element, "lead")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(page(element, "list"));
  await fire(page(element, "list"), "back");
  expect(isOnTop(element, "lists")).toBe(true);
});

it("goes from lead to lead as the list has them, and back to the row of the last one", async () => {
  const other = { ...lead, id: "lead-2" };
  const element = await connected({
    "GET /v1/lead-lists/list-1/leads": { items: [lead, other], nextCursor: null, total: 2 },
    "GET /v1/leads/lead-2": never,
  });
  await fire(page(element, "lists"), "openlist", { list: leadList });
  await fire(page(element, "list"), "openlead", { leadId: "lead-1" });
  expect(page(element, "lead").neighbours).toMatchObject({ previous: null, next: { id: "lead-2" } });
  await fire(page(element, "lead"), "openlead", { leadId: "lead-2" });
  expect(page(element, "lead").leadId).toBe("lead-2");
  expect(element.shadowRoot.activeElement).toBe(page(element, "lead"));
  expect(page(element, "lead").neighbours).toMatchObject({ previous: { id: "lead-1" }, next: null });
  await fire(page(element, "lead"), "back");
  const row = find(page(element, "list"), "c-lead-grid").shadowRoot.activeElement;
  expect(row.dataset.open).toBe("1");
});

it("keeps the list and the quota up to date with what became of a lead", async () => {
  const element = await openedLead();
  page(element, "list").replaceLead = jest.fn();
  const linked = { ...lead, crm: { status: "linked" } };
  await fire(page(element, "lead"), "quotachange", { quota: { ...quota, remaining: 7 } });
  expect(page(element, "lead").quota.remaining).toBe(7);
  expect(page(element, "list").quota.remaining).toBe(7);
  await fire(page(element, "lead"), "leadchange", { lead: linked });
  await fire(page(element, "lead"), "back");
  expect(find(element, "c-lead-list-page")).not.toBeNull();
});

it("tells what it has changed, and shows what the component of a record page has", async () => {
  const element = await openedLead();
  const told = [];
  const end = onChange((change) => told.push(change), {});
  const linked = { ...lead, crm: { status: "linked" } };
  await fire(page(element, "lead"), "leadchange", { lead: linked });
  await fire(find(element, "c-connection-gate"), "roleadded");
  await fire(find(element, "c-lead-lists"), "leadsadded");
  end();
  expect(told).toEqual([{ lead: linked }, { hasNewRole: true }, {}]);
  const refresh = jest.fn();
  page(element, "lead").refresh = refresh;
  tellChange({ quota: { ...quota, remaining: 7 } }, {});
  tellChange({ lead: linked }, {});
  tellChange({ hasNewRole: true }, {});
  await settle();
  expect(page(element, "lead").quota.remaining).toBe(7);
  expect(refresh).toHaveBeenCalledTimes(2);
});

it("reads what is left of the quota again when a batch has made contacts", async () => {
  const element = await connected();
  await fire(find(element, "c-lead-lists"), "openbatches");
  await fire(page(element, "batches"), "openbatch", { batchId: "batch-1" });
  const gate = find(element, "c-connection-gate");
  gate.refresh = jest.fn();
  await fire(page(element, "batch"), "listoutdated");
  expect(gate.refresh).toHaveBeenCalledTimes(1);
});

it("starts over for another user, and forgets what the former one typed", async () => {
  const element = await openedLead();
  keepTyped(connection.user.id, "lead-1", { contact: { Title: "Buyer" } });
  const other = { ...connection, user: { ...connection.user, id: "006" } };
  await fire(find(element, "c-connection-gate"), "connect", { connection: other, resumed: true });
  expect(page(element, "lead")).toBeNull();
  expect(isOnTop(element, "lists")).toBe(true);
  expect(readTyped(connection.user.id, "lead-1")).toBeNull();
});

it("shows nothing any more once the rep has signed out, and says so", async () => {
  const element = await openedLead();
  await fire(find(element, "c-connection-gate"), "disconnect");
  expect(page(element, "lists")).toBeNull();
  expect(find(element, "c-live-region", "[aria-live]").textContent).toContain("SignedOut");
});

describe("Escape", () => {
  const press = (element, key, init) =>
    page(element, "lists").dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...init }),
    );

  beforeEach(() => minimize.mockClear());

  it("minimizes the utility that the panel is in", async () => {
    const element = await connected();
    EnclosingUtilityId.emit("utility-1");
    press(element, "Enter");
    press(element, "Escape", { isComposing: true });
    expect(minimize).not.toHaveBeenCalled();
    press(element, "Escape");
    expect(minimize.mock.calls).toEqual([["utility-1"]]);
  });
});

it("reads out what its pages announce", async () => {
  const element = await connected();
  page(element, "lists").dispatchEvent(
    new CustomEvent("announce", { detail: { text: "25 leads shown" }, bubbles: true, composed: true }),
  );
  await settle();
  expect(find(element, "c-live-region", "[aria-live]").textContent).toBe("25 leads shown");
});
