import { actionOf, detailOf, titleOf } from "c/problemText";

jest.mock("@salesforce/customPermission/Crosswalk_Admin", () => ({ default: false }), { virtual: true });

it("says what the connector says", () => {
  const problem = { code: "internal", title: "Not saved", detail: "The disk is full.", action: "Call." };
  expect([titleOf(problem), detailOf(problem), actionOf(problem)]).toEqual([
    "Not saved",
    "The disk is full.",
    "Call.",
  ]);
});

it("has words of its own where no connector was there to say any", () => {
  expect(titleOf({ code: "connector-slow" })).toContain("Error_Unreachable");
  expect(actionOf({ code: "connector-slow" })).toContain("UnreachableAction");
  expect(detailOf({ code: "connector-slow" })).toBeNull();
  expect(actionOf({ code: "not-found" })).toBeNull();
});
