import LeadSearch from "c/leadSearch";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { lead, leadList } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Leads_CountOne", () => ({ default: "{0} lead" }), { virtual: true });

const path = "GET /v1/leads";

let answer;

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
  answer = { items: [{ lead, list: leadList }], total: 1 };
});

async function open() {
  const requests = answerWith({
    [path]: (request) => (typeof answer === "function" ? answer(request) : answer),
  });
  const element = await render("c-lead-search", LeadSearch);
  return { element, requests, changes: record(element, "searchchange"), said: record(element, "announce") };
}

async function type(element, value) {
  await fire(find(element, "lightning-input"), "change", { value });
  jest.advanceTimersByTime(250);
  await settle();
  await settle();
}

it("shows who was found, with their list, once the rep pauses", async () => {
  const { element, requests, changes, said } = await open();
  await fire(find(element, "lightning-input"), "change", { value: "li" });
  await type(element, " lind ");
  expect(requests.map(({ query }) => query)).toEqual([{ q: "lind" }]);
  const [row] = findAll(element, "button[data-id]");
  expect([...row.children].map(({ textContent }) => textContent)).toEqual([
    "Ana Lindqvist",
    "Head of Procurement\u00a0· Northwind Energy",
    "Connections",
  ]);
  expect(changes).toEqual([{ isSearching: true }]);
  expect(said.at(-1)).toEqual({ text: "1 lead" });
  expect(find(element, "[data-more]")).toBeNull();
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

it("opens a lead in its list", async () => {
  const { element } = await open();
  const opened = record(element, "openlist");
  await type(element, "lind");
  find(element, "button[data-id]").click();
  expect(opened).toEqual([{ list: leadList, leadId: lead.id }]);
});

it("says that there are more, or nobody", async () => {
  answer = { items: [{ lead, list: leadList }], total: 40 };
  const { element, said } = await open();
  await type(element, "a");
  expect(find(element, "[data-more]")).not.toBeNull();
  answer = { items: [], total: 0 };
  await type(element, "ax");
  expect(find(element, "c-empty-state")).not.toBeNull();
  expect(said.at(-1).text).toContain("Leads_None");
});
