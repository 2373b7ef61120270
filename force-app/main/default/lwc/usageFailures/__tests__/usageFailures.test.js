import UsageFailures from "c/usageFailures";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_UsageFailures_Cut", () => ({ default: "The newest {0}" }), {
  virtual: true,
});

const path = "GET /v1/usage/failure-causes";
const cause = {
  key: "rule",
  failures: 2,
  newestAt: "2026-11-27T10:15:00.000Z",
  users: [{ userId: "005", username: "rep@practice.example", displayName: "Rita Rep" }],
  code: "validation-failed",
  why: "A validation rule refused the contact.",
  whose: "Up to an admin",
  action: "Look at the rule.",
  fields: ["Title"],
};
const answer = (items, isCut = false) => ({ month: "2026-11", items, isCut });
const show = (month = "2026-11") => render("c-usage-failures", UsageFailures, { month });
const causesOf = (element) => findAll(element, "c-failure-cause");

it("shows each cause, in the order of the connector", async () => {
  answerWith({ [path]: answer([cause, { ...cause, key: "locked" }]) });
  const element = await show();
  expect(causesOf(element).map((one) => [one.cause.key, one.month])).toEqual([
    ["rule", "2026-11"],
    ["locked", "2026-11"],
  ]);
  expect(find(element, "[data-cut]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("says that older failures are not counted where the month has too many", async () => {
  answerWith({ [path]: answer([cause, { ...cause, key: "locked", failures: 4_998 }], true) });
  const element = await show();
  expect(find(element, "[data-cut]").textContent).toBe("The newest 5,000");
  answerWith({ [path]: never });
  element.month = "2026-10";
  await settle();
  expect(find(element, "[data-cut]")).toBeNull();
});

it("reads anew what is shown of a cause, and keeps it open", async () => {
  answerWith({ [path]: answer([cause]) });
  const element = await show();
  const [shown] = causesOf(element);
  shown.refresh = jest.fn();
  await element.refresh();
  expect(causesOf(element)).toEqual([shown]);
  expect(shown.refresh).toHaveBeenCalledTimes(1);
});

it("asks for the month, and again for another one", async () => {
  const requests = answerWith({ [path]: answer([]) });
  const element = await show("2026-10");
  expect(element.shadowRoot.textContent).toContain("c.Crosswalk_None");
  element.month = "2026-09";
  await settle();
  expect(requests.map(({ query }) => query.month)).toEqual(["2026-10", "2026-09"]);
  await expect(element).toBeAccessible();
});

it("downloads the month that is shown, and says why where it cannot", async () => {
  const requests = answerWith({
    [path]: answer([cause]),
    "GET /v1/usage/failures.csv": problem(503, "salesforce-unavailable"),
  });
  const element = await show();
  find(element, "[data-csv]").click();
  await settle();
  expect(requests.at(-1).query.month).toBe("2026-11");
  expect(find(element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
});
