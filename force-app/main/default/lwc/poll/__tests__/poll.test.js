import { readBatch } from "c/connectorClient";
import { Poll } from "c/poll";
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
  const read = () => readBatch("batch-1");
  const poll = new Poll({ read, isSeen: () => true, goesOn: () => true, ...seen, ...properties });
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

it("asks soon while something moves, and more seldom while it does not", async () => {
  const progressOf = ({ counts }) => counts.created;
  let created = 75;
  const answer = () => ({ ...batch, counts: { ...batch.counts, created: (created += 1) } });
  const moving = await start(answer, { progressOf });
  await pass(6_000);
  expect(moving.requests.length).toBeGreaterThanOrEqual(6);
  moving.poll.stop();
  const still = await start(batch, { progressOf });
  await pass(6_000);
  expect(still.requests.length).toBeLessThanOrEqual(4);
});

it("asks each second where nothing is said of progress, and no longer than it goes on", async () => {
  let goesOn = true;
  const { requests, onRead } = await start(batch, { goesOn: () => goesOn });
  await pass(3_000);
  expect(requests).toHaveLength(4);
  expect(onRead).toHaveBeenLastCalledWith(batch);
  goesOn = false;
  await pass(20_000);
  expect(requests).toHaveLength(5);
});

it("asks now and then what has ended, where it is told to", async () => {
  const { requests } = await start(batch, { goesOn: () => false, restMs: 30_000 });
  await pass(31_000);
  expect(requests).toHaveLength(2);
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

it("says what is wrong and tries again, ever more seldom, until the first answer", async () => {
  let answer = problem(503, "salesforce-unavailable");
  const { requests, onProblem, onRead } = await start(() => answer, { goesOn: () => false });
  expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ code: "salesforce-unavailable" }));
  await pass(6_500);
  expect(requests).toHaveLength(3);
  answer = batch;
  await pass(20_000);
  expect(onRead).toHaveBeenCalledTimes(1);
});

it("takes no answer to what was asked before it was stopped", async () => {
  const { poll, onRead } = await start(batch);
  const asked = poll.ask();
  poll.stop();
  await asked;
  expect(onRead).toHaveBeenCalledTimes(1);
});
