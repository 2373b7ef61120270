import LeadEntry from "c/leadEntry";
import { answerWith, never, problem, Reply, unreachable } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Role_Added", () => ({ default: "{0} is in {1}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Leads_Count", () => ({ default: "{0} leads" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Add_LeftOut", () => ({ default: "Not added: {0}." }), {
  virtual: true,
});

const byHand = { ...leadList, id: "list-2", name: "By Hand", format: "added-by-hand" };
const reading = "POST /v1/pasted-leads";
const adding = "POST /v1/leads";

const pasted = (...leads) => ({
  kind: "lines",
  leads: leads.map((lead, index) => ({ line: index + 1, lead, isNameGuessed: false })),
  problems: [],
});
const vera = { firstName: "Vera", lastName: "Tanaka", company: "Northwind" };
const bo = { firstName: "Bo", lastName: "Lind" };
const addedTo = (list, ...outcomes) =>
  new Reply(201, { list, leads: outcomes.map((outcome, index) => ({ id: `lead-${index + 1}`, outcome })) });

let connector;

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
  connector = { [reading]: pasted(vera), [adding]: addedTo(byHand, "imported") };
});

function answerOf(path, request) {
  return typeof connector[path] === "function" ? connector[path](request) : connector[path];
}

async function open(lists = [leadList, byHand]) {
  const requests = answerWith({
    [reading]: (request) => answerOf(reading, request),
    [adding]: (request) => answerOf(adding, request),
  });
  const element = await render("c-lead-entry", LeadEntry, { lists });
  return { element, requests, said: record(element, "announce"), done: record(element, "added") };
}

async function paste(element, text) {
  await fire(find(element, "[data-text]"), "change", { value: text });
  jest.advanceTimersByTime(300);
  await settle();
  await settle();
}

async function press(element) {
  find(element, "[data-add]").click();
  await settle();
  await settle();
}

const bodyOf = ({ body }) => body;

async function expectAccessible(element) {
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  jest.useFakeTimers();
}

const input = (element, name) => find(element, "c-pasted-lead", `[data-name="${name}"]`);

it("shows how the text is understood before anything is kept", async () => {
  const { element, requests, said } = await open();
  await paste(element, "Vera Tanaka, Northwind");
  expect(requests.map(({ path }) => path)).toEqual(["/v1/pasted-leads"]);
  expect(bodyOf(requests[0])).toEqual({ text: "Vera Tanaka, Northwind" });
  expect(input(element, "lastName").value).toBe("Tanaka");
  expect(input(element, "company").value).toBe("Northwind");
  expect(said.at(-1).text).toContain("Leads_CountOne");
  await expectAccessible(element);
});

it("adds the only lead as it was corrected, and opens it", async () => {
  const { element, requests, done } = await open();
  const toasts = record(element, "lightning__showtoast");
  await paste(element, "Vera Tanaka, Northwind");
  await fire(input(element, "company"), "change", { value: " Nordwind " });
  await fire(input(element, "title"), "change", { value: "Buyer" });
  await press(element);
  expect(bodyOf(requests[1])).toEqual({
    key: expect.any(String),
    leads: [{ ...vera, company: "Nordwind", title: "Buyer" }],
  });
  expect(done).toEqual([{ list: byHand, leadId: "lead-1" }]);
  expect(toasts).toMatchObject([{ title: "Vera Tanaka is in By Hand", variant: "success" }]);
});

it("adds with Alt and Enter", async () => {
  const { element, done } = await open();
  await paste(element, "Vera Tanaka");
  const key = new KeyboardEvent("keydown", { key: "Enter", altKey: true, bubbles: true, composed: true });
  find(element, "[data-text]").dispatchEvent(key);
  await settle();
  await settle();
  expect(done).toHaveLength(1);
});

it("says that a name was guessed", async () => {
  connector[reading] = { ...pasted(vera), leads: [{ line: 1, lead: vera, isNameGuessed: true }] };
  const { element } = await open();
  await paste(element, "linkedin.com/in/vera-tanaka");
  expect(find(element, "c-pasted-lead", "[data-guessed]")).not.toBeNull();
});

it("shows several by their names, each to be corrected or left out, and opens their list", async () => {
  connector[reading] = pasted(vera, bo, { lastName: "Third" });
  connector[adding] = addedTo(byHand, "imported", "imported");
  const { element, requests, done } = await open();
  const toasts = record(element, "lightning__showtoast");
  await paste(element, "…");
  expect(findAll(element, "c-disclosure").map(({ heading, note }) => [heading, note])).toEqual([
    ["Vera Tanaka", "Northwind"],
    ["Bo Lind", ""],
    ["Third", ""],
  ]);
  await fire(find(element, '[data-row="1"]'), "toggle");
  await fire(find(element, "c-pasted-lead", '[data-name="lastName"]'), "change", { value: "Lindh" });
  await fire(find(element, '[data-row="2"]'), "toggle");
  await expectAccessible(element);
  const announced = record(element, "announce");
  find(element, '[data-leave-out="2"]').click();
  await settle();
  expect(element.shadowRoot.activeElement).toBe(find(element, '[data-row="1"]'));
  expect(announced).toEqual([{ text: "2 leads" }]);
  await press(element);
  expect(bodyOf(requests[1]).leads).toEqual([vera, { ...bo, lastName: "Lindh" }]);
  expect(done).toEqual([{ list: byHand, leadId: null }]);
  expect(toasts).toMatchObject([{ title: "2 leads is in By Hand" }]);
});

it("adds to another list of the rep's own, and offers nobody else's", async () => {
  const shared = { ...leadList, id: "list-3", isOwner: false };
  const { element, requests } = await open([leadList, byHand, shared]);
  await paste(element, "Vera Tanaka");
  expect(find(element, "[data-list]").options).toEqual([
    { label: "By Hand", value: "" },
    { label: "Connections", value: "list-1" },
  ]);
  await fire(find(element, "[data-list]"), "change", { value: "list-1" });
  await press(element);
  expect(bodyOf(requests[1]).listId).toBe("list-1");
});

it("sends a hundred at a time, to the list that the first ones made", async () => {
  connector[reading] = pasted(...Array.from({ length: 150 }, (_, at) => ({ lastName: `L${at}` })));
  connector[adding] = (request) => addedTo(byHand, ...bodyOf(request).leads.map(() => "imported"));
  const { element, requests, done } = await open();
  await paste(element, "…");
  await press(element);
  await settle();
  const [first, second] = requests.slice(1).map(bodyOf);
  expect([first.leads.length, second.leads.length]).toEqual([100, 50]);
  expect([first.listId, second.listId]).toEqual([undefined, "list-2"]);
  expect(first.key).not.toBe(second.key);
  expect(done).toHaveLength(1);
});

it("sends the same again with the same key where the answer was lost", async () => {
  connector[adding] = () => unreachable();
  const { element, requests, done } = await open();
  await paste(element, "Vera Tanaka");
  await press(element);
  expect(find(element, "c-error-panel")).not.toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-error-panel"));
  expect(find(element, "[data-text]").value).toBe("Vera Tanaka");
  connector[adding] = addedTo(byHand, "imported");
  await press(element);
  expect(bodyOf(requests[1]).key).toBe(bodyOf(requests[2]).key);
  expect(done).toHaveLength(1);
});

it("tells in its own terms what was not understood, and who was left out", async () => {
  const left = {
    line: 2,
    text: "linkedin.com/company/n",
    reason: "A company",
  };
  connector[reading] = { ...pasted(vera, bo), problems: [left] };
  connector[adding] = new Reply(201, {
    list: byHand,
    leads: [
      { id: "lead-1", outcome: "imported" },
      { outcome: "erased", reason: "Erased" },
    ],
  });
  const { element, done } = await open();
  const toasts = record(element, "lightning__showtoast");
  await paste(element, "…");
  expect(find(element, "[data-problems]").textContent).toContain("linkedin.com/company/n: ");
  await press(element);
  expect(toasts).toMatchObject([{ title: "Vera Tanaka is in By Hand", variant: "warning" }]);
  expect(done).toEqual([{ list: byHand, leadId: "lead-1" }]);
});

it("says why a text could not be read, and keeps it", async () => {
  connector[reading] = problem(429, "too-many-requests");
  const { element } = await open();
  await paste(element, "Vera Tanaka");
  expect(find(element, "c-error-panel").problem.code).toBe("too-many-requests");
  expect(find(element, "[data-add]").disabled).toBe(true);
});

it("does not add twice while it adds", async () => {
  connector[adding] = never;
  const { element, requests } = await open();
  await paste(element, "Vera Tanaka");
  await press(element);
  find(element, "[data-add]").click();
  await settle();
  expect(requests).toHaveLength(2);
  expect(find(element, "[data-add]").disabled).toBe(true);
});
