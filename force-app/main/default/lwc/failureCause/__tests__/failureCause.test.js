import FailureCause from "c/failureCause";
import { answerWith, never } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_UsageFailures_Count", () => ({ default: "failures: {0}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_UsageFailures_Users", () => ({ default: "users: {0}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_UsageFailures_Newest", () => ({ default: "last {0}" }), {
  virtual: true,
});

const path = "GET /v1/usage/failures";
const rita = { userId: "005", username: "rep@practice.example", displayName: "Rita Rep" };
const why = {
  code: "validation-failed",
  why: "A validation rule refused the contact.",
  whose: "Up to an admin",
  action: "Look at the rule.",
  fields: ["Title"],
};
const cause = { key: "rule", failures: 12, newestAt: "2026-11-27T10:15:00.000Z", users: [rita], ...why };
const failure = {
  at: "2026-11-27T10:15:00.000Z",
  ...rita,
  ...why,
  batchId: null,
  creationId: "c-1",
  requestId: "req-1",
};
const page = (items, nextCursor = null) => ({ month: "2026-11", items, nextCursor });
const show = (changes = {}) =>
  render("c-failure-cause", FailureCause, { month: "2026-11", cause: { ...cause, ...changes } });

async function opened(answers) {
  const requests = answerWith(answers);
  const element = await show();
  await fire(find(element, "c-disclosure"), "toggle");
  return { element, requests };
}

it("says how often, when last and whose, and asks for nothing more until it is opened", async () => {
  const requests = answerWith({ [path]: never });
  const element = await show();
  const { heading, note, isOpen } = find(element, "c-disclosure");
  expect([heading, isOpen]).toEqual([cause.why, false]);
  expect(note).toMatch(/^Title\u00a0· failures: 12\u00a0· last Nov 27, 2026.*\u00a0· Rita Rep$/);
  expect(requests).toEqual([]);
  await expect(element).toBeAccessible();
});

it("counts users where there are many, and names those who have left by their id", async () => {
  const users = ["1", "2", "3"].map((userId) => ({ userId, username: null, displayName: null }));
  const gone = await show({ users: users.slice(0, 1) });
  expect(find(gone, "c-disclosure").note).toMatch(/\u00a0· 1$/);
  const many = await show({ users: [...users, rita] });
  expect(find(many, "c-disclosure").note).toMatch(/users: 4$/);
});

it("says what each failed of only where that differs from the newest one", async () => {
  const alike = await opened({ [path]: page([failure, { ...failure, creationId: "c-2" }]) });
  expect(find(alike.element, "table").textContent).not.toContain(failure.why);
  const other = {
    ...failure,
    creationId: "c-2",
    why: "Two rules refused the contact.",
  };
  const { element } = await opened({ [path]: page([failure, other]) });
  const told = findAll(element, ".cause").map(({ textContent }) => textContent);
  expect(told).toEqual([failure.why, other.why]);
});

it("shows more by page", async () => {
  const pages = { undefined: page([failure], "next"), next: page([{ ...failure, creationId: "c-2" }]) };
  const { element, requests } = await opened({ [path]: ({ query }) => pages[query.cursor] });
  find(element, "[data-more]").click();
  await settle();
  expect(requests.at(-1).query).toMatchObject({ cause: "rule", cursor: "next" });
  expect(findAll(element, "tbody tr")).toHaveLength(2);
  expect(find(element, "[data-more]")).toBeNull();
});
