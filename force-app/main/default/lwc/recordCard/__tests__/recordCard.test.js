import RecordCard from "c/recordCard";
import { answerWith, never } from "lwc-test/connector";
import { find, findAll, render, settle } from "lwc-test/render";
import { linkedRecord as linked } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const path = "GET /v1/leads/lead-1/record";
const show = (properties) =>
  render("c-record-card", RecordCard, {
    recordId: linked.recordId,
    leadId: "lead-1",
    recordName: "Ana",
    ...properties,
  });
const names = (element) => findAll(element, "c-record-link").map(({ label }) => label);
const text = (element) => element.shadowRoot.textContent;

it("links to the record at once, and then says what Salesforce has of it", async () => {
  let answer;
  answerWith({ [path]: () => new Promise((resolve) => (answer = resolve)) });
  const element = await show();
  expect(names(element)).toEqual(["Ana"]);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  answer({ record: linked });
  await settle();
  expect(find(element, "c-loading-rows")).toBeNull();
  expect(names(element)).toEqual(["Ana Lindqvist", "Northwind Energy", "Grid renewal", "Rollout"]);
  expect(text(element)).toContain("Buyer");
  expect(text(element)).toContain("c.Crosswalk_Record_Owner: Rita Rep");
  expect(text(element)).toContain("c.Crosswalk_Text_NameRole: Evaluator");
  await expect(element).toBeAccessible();
});

it("shows what is known already, and asks Salesforce for nothing", async () => {
  const requests = answerWith({});
  const known = { ...linked, owner: undefined, lastActivity: undefined };
  const element = await show({ known, withRolesOnly: true, pauseMs: 1_500 });
  expect(names(element)).toEqual(["Ana Lindqvist", "Northwind Energy", "Grid renewal"]);
  expect(text(element)).toContain("c.Crosswalk_Text_NameRole: Evaluator");
  expect(requests).toEqual([]);
});

it("asks nothing about a record that the user may not see", async () => {
  const requests = answerWith({ [path]: never });
  const element = await show({ recordId: null });
  expect(requests).toEqual([]);
  expect(find(element, "c-loading-rows")).toBeNull();
  expect(names(element)).toEqual(["Ana"]);
});
