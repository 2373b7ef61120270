import PauseReason from "c/pauseReason";
import { isSignedIn } from "c/connectorClient";
import { find, render } from "lwc-test/render";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Batch_ResumesAt", () => ({ default: "Resumes: {0}" }), {
  virtual: true,
});

const problemOf = (code, whose) => ({ code, title: code, detail: "Wait.", action: "Wait.", whose });

it.each([
  ["api-limit-reached", "admin"],
  ["salesforce-unavailable", "salesforce"],
])("says why it waits, and when it goes on by itself: %s", async (code, whose) => {
  const problem = problemOf(code, whose);
  const element = await render("c-pause-reason", PauseReason, { problem, resumeAt: "2026-11-24T10:05:00Z" });
  expect(find(element, "c-error-panel").problem.code).toBe(code);
  expect(find(element, "[data-resumes]").textContent.replace(/\s/g, " ")).toBe(
    "Resumes: Nov 24, 2026, 2:05 AM",
  );
  expect(find(element, "[data-sign-in]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("asks to sign in again where Salesforce lets the user in no longer", async () => {
  await signInHere();
  const problem = problemOf("session-expired", "rep");
  const element = await render("c-pause-reason", PauseReason, { problem });
  find(element, "[data-sign-in]").click();
  expect(isSignedIn()).toBe(false);
});
