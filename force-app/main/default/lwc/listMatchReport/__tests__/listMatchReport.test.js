import ListMatchReport from "c/listMatchReport";
import { answerWith, never, problem } from "lwc-test/connector";
import { createElement } from "lwc";
import { find, fire, record, settle } from "lwc-test/render";
import { leadList } from "lwc-test/samples";

const path = "/v1/lead-lists/list-1/match-report";
const report = (unknown) => ({ leads: 3, linked: 1, likely: 0, possible: 0, new: 2 - unknown, unknown });

async function show(answers) {
  const requests = answerWith(answers);
  const element = createElement("c-list-match-report", { is: ListMatchReport });
  element.leadList = leadList;
  const told = record(element, "reportchange");
  document.body.appendChild(element);
  await settle();
  return { element, requests, told };
}

it("tells what is known without asking Salesforce, and takes no room", async () => {
  const { element, requests, told } = await show({ [`GET ${path}`]: report(2) });
  expect(told).toEqual([{ report: report(2), isComparing: false }]);
  expect(requests.map(({ method }) => method)).toEqual(["GET"]);
  expect(element.shadowRoot.textContent.trim()).toBe("");
});

it("compares step by step until every lead is, and says so", async () => {
  let left = 2;
  const { element, told } = await show({
    [`GET ${path}`]: report(2),
    [`POST ${path}`]: () => report(--left),
  });
  const announced = record(element, "announce");
  element.compare();
  await settle();
  expect(told.map(({ report: { unknown }, isComparing }) => [unknown, isComparing])).toEqual([
    [2, false],
    [2, true],
    [1, true],
    [0, true],
    [0, false],
  ]);
  expect(announced).toHaveLength(1);
});

it("says how far it is, and stops when told to", async () => {
  const { element, told } = await show({ [`GET ${path}`]: report(2), [`POST ${path}`]: never });
  element.compare();
  await settle();
  expect(element.shadowRoot.textContent).toContain("MatchReport_Compared");
  expect(find(element, "lightning-progress-bar").value).toBe(33);
  await expect(element).toBeAccessible();
  find(element, "[data-stop]").click();
  await settle();
  expect(told.at(-1)).toEqual({ report: report(2), isComparing: false });
  expect(find(element, "lightning-progress-bar")).toBeNull();
  expect(find(element, "c-error-panel")).toBeNull();
});

it("hands the report over as a file, and says why it could not", async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  let csv = problem(500, "internal");
  const { element, requests } = await show({ [`GET ${path}`]: report(0), [`GET ${path}.csv`]: () => csv });
  await element.download();
  await settle();
  expect(click).not.toHaveBeenCalled();
  csv = "Lead";
  await fire(find(element, "c-error-panel"), "retry");
  expect(requests.at(-1).path).toBe(`${path}.csv`);
  expect(click).toHaveBeenCalled();
  expect(find(element, "c-error-panel")).toBeNull();
  click.mockRestore();
});
