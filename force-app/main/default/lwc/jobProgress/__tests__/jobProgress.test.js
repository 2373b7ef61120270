import JobProgress from "c/jobProgress";
import { answerWith, problem } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { batch } from "lwc-test/samples";

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
