import { actionOf, detailOf, notCanceled, titleOf } from "c/problemText";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0}{1}" }), { virtual: true });

it("prefers a title in the user's language, and shows what it does not know as it came", () => {
  expect(titleOf({ code: "wrong-org", title: "English" })).toContain("WrongOrg");
  expect(titleOf({ code: "something-new", title: "Something new" })).toBe("Something new");
});

it("says under a heading of its own what an import was not canceled for", () => {
  const bare = { code: "storage-unavailable", title: "English", action: "Call." };
  const problem = notCanceled({ ...bare, detail: "The disk is full." });
  expect(titleOf(problem)).toContain("Error_ImportOver");
  expect(detailOf(problem)).toMatch(/StorageUnavailable: The disk is full\.$/);
  expect(detailOf(notCanceled(bare))).toMatch(/StorageUnavailable$/);
  expect(actionOf(problem)).toBe("Call.");
});

it("prefers the next step that the connector gave", () => {
  expect(actionOf({ code: "internal", action: "Call." })).toBe("Call.");
  expect(actionOf({ code: "connector-slow" })).toContain("SlowAction");
  expect(actionOf({ code: "not-found" })).toBeNull();
});

it("says what happened and what to do next in the user's language where it knows the connector's reason", () => {
  const problem = {
    code: "quota-exceeded",
    reason: "quota-used-up",
    values: [1000, 1000, "2026-12-01"],
    detail: "English",
  };
  expect(detailOf(problem)).toContain("Detail_QuotaUsedUp");
  expect(actionOf({ ...problem, action: "English" })).toContain("Next_QuotaUsedUp");
  const byCode = { code: "already-in-crm", reason: "linked", action: "English" };
  expect(actionOf(byCode)).toContain("Next_AlreadyInCrm");
});

it("says in the user's language what is wrong with each field", () => {
  const fields = [
    { field: "Title", message: "English", reason: "field-required", values: ["Title"] },
    { field: "Email", message: "The org's own." },
  ];
  const problem = { code: "validation-failed", reason: "validation-failed", detail: "English", fields };
  expect(detailOf(problem)).toContain("Text_FieldRequired");
  expect(detailOf(problem)).toContain("The org's own.");
});

it("keeps Salesforce's own words, with the next step in the user's language", () => {
  const problem = {
    code: "insufficient-access",
    reason: "quoted",
    detail: "Salesforce's own.",
    action: "English",
  };
  expect(titleOf(problem)).toContain("InsufficientAccess");
  expect(detailOf(problem)).toBe("Salesforce's own.");
  expect(actionOf(problem)).toContain("Next_InsufficientAccess");
});

it("leaves the org's own words as they are", () => {
  const problem = { code: "validation-failed", reason: "validation-failed", detail: "Not on Fridays." };
  expect(detailOf(problem)).toBe("Not on Fridays.");
  expect(actionOf({ ...problem, action: "English" })).toContain("Next_ValidationFailed");
});

it("does not call the allowance used up where Salesforce is busy", () => {
  const busy = { code: "api-limit-reached", reason: "too-many-at-once" };
  expect(titleOf(busy)).toContain("TooManyAtOnce");
  expect(titleOf({ code: "api-limit-reached" })).toContain("ApiLimitReached");
});

it("does not say the same thing twice", () => {
  expect(detailOf({ title: "Not found", detail: "Not found" })).toBeNull();
});
