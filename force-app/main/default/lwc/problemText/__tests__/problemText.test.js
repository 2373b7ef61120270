import { actionOf, detailOf, titleOf } from "c/problemText";

it("prefers a title in the user's language, and shows what it does not know as it came", () => {
  expect(titleOf({ code: "wrong-org", title: "English" })).toContain("WrongOrg");
  expect(titleOf({ code: "something-new", title: "Something new" })).toBe("Something new");
});

it("prefers the next step that the connector gave", () => {
  expect(actionOf({ code: "internal", action: "Call." })).toBe("Call.");
  expect(actionOf({ code: "connector-slow" })).toContain("SlowAction");
  expect(actionOf({ code: "not-found" })).toBeNull();
});

it("does not say the same thing twice", () => {
  expect(detailOf({ title: "Not found", detail: "Not found" })).toBeNull();
});
