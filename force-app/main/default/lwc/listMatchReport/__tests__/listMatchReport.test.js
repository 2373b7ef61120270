import ListMatchReport from "c/listMatchReport";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

const path = "/v1/lead-lists/list-1/match-report";
const report = (unknown) => ({ leads: 3, linked: 1, likely: 0, possible: 0, new: 2 - unknown, unknown });

async function show(answers) {
  const requests = answerWith(answers);
  const element = await render("c-list-match-report", ListMatchReport, { leadList });
  element.refresh();
  await settle();
  return { element, requests };
}

it("shows what is known without asking Salesforce, and offers to compare the rest", async () => {
  const { element, requests } = await show({ [`GET ${path}`]: report(2) });
  expect(find(element, "c-status-bar").counts).toEqual(report(2));
  expect(find(element, "[data-compare]").label).toContain("MatchReport_Compare");
  expect(requests.map(({ method }) => method)).toEqual(["GET"]);
  await expect(element).toBeAccessible();
});

it("compares step by step until every lead is, and says so", async () => {
  let left = 2;
  const { element } = await show({ [`GET ${path}`]: report(2), [`POST ${path}`]: () => report(--left) });
  const announced = record(element, "announce");
  find(element, "[data-compare]").click();
  await settle();
  expect(find(element, "c-status-bar").counts).toEqual(report(0));
  expect(find(element, "[data-compare]")).toBeNull();
  expect(announced).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("says how far it is, and stops when told to", async () => {
  const { element } = await show({ [`GET ${path}`]: report(2), [`POST ${path}`]: never });
  find(element, "[data-compare]").click();
  await settle();
  expect(find(element, "[role=status]").textContent).toContain("MatchReport_Compared");
  await expect(element).toBeAccessible();
  find(element, "[data-stop]").click();
  await settle();
  expect(find(element, "[data-compare]")).not.toBeNull();
  expect(find(element, "c-error-panel")).toBeNull();
});

it("says why it could not compare, and tries again", async () => {
  let answer = problem(503, "salesforce-unavailable");
  const { element } = await show({ [`GET ${path}`]: report(2), [`POST ${path}`]: () => answer });
  find(element, "[data-compare]").click();
  await settle();
  await expect(element).toBeAccessible();
  answer = report(0);
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-error-panel")).toBeNull();
  expect(find(element, "c-status-bar").counts.unknown).toBe(0);
});

it("is hidden for a list without leads, and while the connector cannot say", async () => {
  const none = await show({ [`GET ${path}`]: { ...report(0), leads: 0 } });
  expect(find(none.element, "section")).toBeNull();
  const failed = await show({ [`GET ${path}`]: problem(500, "internal") });
  expect(find(failed.element, "section")).toBeNull();
});

it("passes on what the list is to be filtered by", async () => {
  const { element } = await show({ [`GET ${path}`]: report(0) });
  const chosen = record(element, "filter");
  await fire(find(element, "c-status-bar"), "filter", { status: "new" });
  expect(chosen).toEqual([{ status: "new" }]);
});

it("hands the report over as a file", async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const { element, requests } = await show({ [`GET ${path}`]: report(0), [`GET ${path}.csv`]: "Lead" });
  find(element, "[data-download]").click();
  await settle();
  expect(requests.at(-1).path).toBe(`${path}.csv`);
  expect(click).toHaveBeenCalled();
  click.mockRestore();
});
