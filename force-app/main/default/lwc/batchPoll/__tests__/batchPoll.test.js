import { BatchPoll } from "c/batchPoll";
import { answerWith, problem } from "lwc-test/connector";
import { settle } from "lwc-test/render";
import { batch } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

const path = "GET /v1/batches/batch-1";
let polls = [];

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
});
afterEach(() => {
  polls.forEach((poll) => poll.stop());
  polls = [];
});

async function start(answer, properties = {}) {
  const requests = answerWith({ [path]: answer });
  const seen = { onRead: jest.fn(), onProblem: jest.fn() };
  const poll = new BatchPoll("batch-1", { isSeen: () => true, ...seen, ...properties });
  polls.push(poll);
  await poll.ask();
  return { requests, poll, ...seen };
}

/** Lets time go by in half seconds, so that what an answer starts is under way before the next. */
async function pass(ms) {
  if (ms > 0) {
    jest.advanceTimersByTime(500);
    await settle();
    await pass(ms - 500);
  }
}

it("asks soon while the batch moves, and more seldom while it does not", async () => {
  let created = 75;
  const moving = await start(() => ({ ...batch, counts: { ...batch.counts, created: (created += 1) } }));
  await pass(6_000);
  expect(moving.requests.length).toBeGreaterThanOrEqual(6);
  moving.poll.stop();
  const still = await start(batch);
  await pass(6_000);
  expect(still.requests.length).toBeLessThanOrEqual(4);
});

it("asks nobody while nobody sees it, and at once when somebody looks again", async () => {
  let isSeen = false;
  const { requests } = await start(batch, { isSeen: () => isSeen });
  await pass(20_000);
  expect(requests).toHaveLength(1);
  isSeen = true;
  await pass(1_500);
  expect(requests).toHaveLength(2);
});

it.each([
  ["finished", { state: "finished", inFlight: 0 }],
  ["cancelled with nothing on its way", { state: "cancelled", inFlight: 0 }],
])("stops when the batch is %s", async (_when, change) => {
  const { requests } = await start({ ...batch, ...change });
  await pass(20_000);
  expect(requests).toHaveLength(1);
});

it("goes on after a cancellation until what was in flight is settled", async () => {
  const { requests } = await start({ ...batch, state: "cancelled", inFlight: 75 });
  await pass(3_000);
  expect(requests.length).toBeGreaterThan(1);
});

it("says what is wrong and tries again, ever more seldom", async () => {
  const { requests, onProblem } = await start(problem(503, "salesforce-unavailable"));
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: "salesforce-unavailable" }));
  await pass(6_500);
  expect(requests).toHaveLength(3);
});
