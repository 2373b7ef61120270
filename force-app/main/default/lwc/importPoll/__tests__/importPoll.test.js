import { ImportPoll } from "c/importPoll";
import { answerWith, problem } from "lwc-test/connector";
import { settle } from "lwc-test/render";
import { runningImport } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

let poll;

beforeEach(async () => {
  await signInHere();
  jest.useFakeTimers();
});
afterEach(() => poll.stop());

async function start(answer, properties = {}) {
  const requests = answerWith({ "GET /v1/imports": answer });
  const onRead = jest.fn();
  poll = new ImportPoll({ isSeen: () => true, goesOn: () => true, onRead, ...properties });
  await poll.ask();
  return { requests, onRead };
}

async function pass(ms) {
  if (ms > 0) {
    jest.advanceTimersByTime(500);
    await settle();
    await pass(ms - 500);
  }
}

it("asks once a second while an import runs, and no longer", async () => {
  let goesOn = true;
  const { requests, onRead } = await start({ items: [runningImport()] }, { goesOn: () => goesOn });
  await pass(3_000);
  expect(requests).toHaveLength(4);
  expect(onRead).toHaveBeenLastCalledWith([runningImport()]);
  goesOn = false;
  await pass(10_000);
  expect(requests).toHaveLength(5);
});

it("asks nobody while nobody sees it", async () => {
  let isSeen = false;
  const { requests } = await start({ items: [] }, { isSeen: () => isSeen });
  await pass(10_000);
  expect(requests).toHaveLength(1);
  isSeen = true;
  await pass(1_500);
  expect(requests).toHaveLength(2);
});

it("asks until the first answer, though nothing is known yet that goes on", async () => {
  let isDown = true;
  const answer = () => (isDown ? problem(503, "storage-unavailable") : { items: [] });
  const { requests, onRead } = await start(answer, { goesOn: () => false });
  await pass(2_000);
  isDown = false;
  await pass(10_000);
  expect(onRead).toHaveBeenCalledTimes(1);
  const asked = requests.length;
  await pass(10_000);
  expect(requests).toHaveLength(asked);
});
