import JobProgress from "c/jobProgress";
import { isSignedIn } from "c/connectorClient";
import { answerWith, problem } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { batch } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_Batch_ResumesAt", () => ({ default: "Resumes: {0}" }), {
  virtual: true,
});

const path = "GET /v1/batches/batch-1";
const show = async (properties = {}, answers = { [path]: batch }) => {
  const requests = answerWith(answers);
  const element = await render("c-job-progress", JobProgress, {
    kind: "batch",
    jobId: "batch-1",
    ...properties,
  });
  return { element, requests };
};
const focused = (element) => element.shadowRoot.activeElement;

it("takes the focus where what it says is news", async () => {
  const { element } = await show({ takesFocus: true });
  expect(focused(element)).toBe(find(element, "[data-state]"));
  await expect(element).toBeAccessible();
  expect(focused((await show()).element)).toBeNull();
});

it("reads another job once it is given one", async () => {
  const other = { ...batch, state: "finished" };
  const { element, requests } = await show({}, { [path]: batch, "GET /v1/batches/batch-2": other });
  const read = record(element, "jobread");
  element.jobId = "batch-2";
  await settle();
  expect(requests.map((request) => request.path)).toEqual(["/v1/batches/batch-1", "/v1/batches/batch-2"]);
  expect(read).toEqual([{ job: other, before: null }]);
});

it("has the focus go to what was refused, and leaves it where nobody asked for anything", async () => {
  const cancel = "POST /v1/batches/batch-1/cancel";
  const { element } = await show({}, { [path]: batch, [cancel]: problem(400, "request-invalid") });
  await element.attempt(() => Promise.reject(new Error()));
  await settle();
  expect(find(element, "[data-action-problem]").problem.code).toBe("internal");
  expect(focused(element)).toBeNull();
  find(element, "[data-cancel]").click();
  await settle();
  expect(find(element, "[data-action-problem]").problem.code).toBe("request-invalid");
  expect(focused(element)).toBe(find(element, "[data-action-problem]"));
});

const paused = (code, whose, resumeAt = null) => {
  const reason = { code, title: code, detail: "Wait.", action: "Wait.", whose };
  return show({}, { [path]: { ...batch, state: "paused", problem: reason, resumeAt } });
};

it.each([
  ["api-limit-reached", "admin"],
  ["salesforce-unavailable", "salesforce"],
])("says why it waits, and when it goes on by itself: %s", async (code, whose) => {
  const { element } = await paused(code, whose, "2026-11-24T10:05:00Z");
  expect(find(element, "[data-pause]").problem.code).toBe(code);
  const text = find(element, "[data-resumes]").textContent;
  expect(text.replace(/\s/g, " ")).toBe("Resumes: Nov 24, 2026, 2:05 AM");
  expect(find(element, "[data-sign-in]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("asks to sign in again where Salesforce lets the user in no longer", async () => {
  await signInHere();
  const { element } = await paused("session-expired", "rep");
  find(element, "[data-sign-in]").click();
  expect(isSignedIn()).toBe(false);
});
