import UsageFailures from "c/usageFailures";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";

const path = "GET /v1/usage/failures";
const failure = {
  at: "2026-11-27T10:15:00.000Z",
  userId: "005",
  username: "rep@practice.example",
  displayName: "Rita Rep",
  code: "validation-failed",
  cause: { text: "A validation rule refused the contact.", said: { reason: "unknown-here" } },
  remedy: { text: "Look at the rule.", said: { reason: "unknown-here" } },
  fields: ["Title"],
  batchId: null,
  creationId: "c-1",
  requestId: "req-1",
};
const page = (items, nextCursor = null) => ({ month: "2026-11", items, nextCursor });
const show = (month = "2026-11") => render("c-usage-failures", UsageFailures, { month });

it("shows placeholders while the failures load", async () => {
  answerWith({ [path]: never });
  const element = await show();
  expect(find(element, "c-loading-rows")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("says who met what, when, in which request, and what helps", async () => {
  answerWith({ [path]: page([failure]) });
  const element = await show();
  const [row] = findAll(element, "tbody tr");
  expect(row.textContent).toMatch(/Nov 27, 2026/);
  for (const text of ["Rita Rep", "rep@practice.example", failure.cause.text, failure.remedy.text, "Title"]) {
    expect(row.textContent).toContain(text);
  }
  expect(row.querySelector("bdi").textContent).toBe("req-1");
  await expect(element).toBeAccessible();
});

it("says once what helps against what several in a row failed of", async () => {
  const other = { ...failure, cause: { text: "The record was locked.", said: { reason: "unknown-here" } } };
  const items = [failure, failure, other, failure].map((each, index) => ({
    ...each,
    creationId: `c-${index}`,
  }));
  answerWith({ [path]: page(items) });
  const element = await show();
  const texts = findAll(element, "tbody tr").map(({ textContent }) => textContent);
  expect(texts.map((text) => text.includes(failure.remedy.text))).toEqual([true, false, true, true]);
  expect(texts.filter((text) => text.includes(failure.cause.text))).toHaveLength(3);
});

it("names a user who has left by their id, and leaves out a request that is no longer known", async () => {
  const left = { ...failure, username: null, displayName: null, requestId: null };
  answerWith({ [path]: page([left]) });
  const element = await show();
  expect(find(element, "tbody th").textContent).toContain("005");
  expect(find(element, "tbody bdi")).toBeNull();
});

it("asks for the month, and again for another one", async () => {
  const requests = answerWith({ [path]: page([]) });
  const element = await show("2026-10");
  expect(find(element, "c-empty-state")).not.toBeNull();
  element.month = "2026-09";
  await settle();
  expect(requests.map(({ query }) => query.month)).toEqual(["2026-10", "2026-09"]);
  await expect(element).toBeAccessible();
});

it("shows more by page", async () => {
  const pages = { undefined: page([failure], "next"), next: page([{ ...failure, creationId: "c-2" }]) };
  const requests = answerWith({ [path]: ({ query }) => pages[query.cursor] });
  const element = await show();
  find(element, "[data-more]").click();
  await settle();
  expect(requests.at(-1).query).toMatchObject({ month: "2026-11", cursor: "next" });
  expect(findAll(element, "tbody tr")).toHaveLength(2);
  expect(find(element, "[data-more]")).toBeNull();
});

it("says why the failures could not be loaded and tries again", async () => {
  let answer = problem(500, "internal");
  answerWith({ [path]: () => answer });
  const element = await show();
  await expect(element).toBeAccessible();
  answer = page([failure]);
  await fire(find(element, "c-error-panel"), "retry");
  expect(findAll(element, "tbody tr")).toHaveLength(1);
});

it("downloads the month that is shown, and says why where it cannot", async () => {
  const requests = answerWith({
    [path]: page([failure]),
    "GET /v1/usage/failures.csv": problem(503, "salesforce-unavailable"),
  });
  const element = await show();
  find(element, "[data-csv]").click();
  await settle();
  expect(requests.at(-1).query.month).toBe("2026-11");
  expect(find(element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
});
