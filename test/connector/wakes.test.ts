import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBackground } from "../../connector/background.ts";
import { createShutdown, createWakes } from "../../connector/work/shutdown.ts";
import { addList, batchIn, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());

/** A job whose next turn never comes within a test. */
function startJob(run: () => Promise<void> | void) {
  const [shutdown, wakes] = [createShutdown(), createWakes()];
  const end = startBackground({ ...stack.app, shutdown, wakes }, [
    { name: "batches", everyMs: 2 ** 31 - 1, wokenAs: "batches", run },
  ]);
  return { wake: () => wakes.emit("batches"), shutdown, end };
}

describe("a job that is woken", () => {
  it("runs at once, and no more after the connector was told to stop", async () => {
    let runs = 0;
    const { wake, shutdown, end } = startJob(() => void runs++);
    await end();
    wake();
    await eventually(() => expect(runs).toBe(2));
    shutdown.begin();
    wake();
    await end();
    expect(runs).toBe(2);
  });

  it("runs once more where it was running already", async () => {
    let runs = 0;
    let endRun = (): void => undefined;
    const { wake, shutdown } = startJob(() => {
      runs += 1;
      return runs === 1 ? new Promise((resolve) => (endRun = resolve)) : undefined;
    });
    await eventually(() => expect(runs).toBe(1));
    wake();
    wake();
    endRun();
    await eventually(() => expect(runs).toBe(2));
    shutdown.begin();
  });
});

it("a request that begins or continues a batch wakes the job, one that only asks or is refused doesn't", async () => {
  let woken = 0;
  stack.app.wakes.on("batches", () => (woken += 1));
  const { leadIds } = await addList(stack, 1);
  const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
  const id = await startBatch(stack.rep, { rows });
  expect(woken).toBe(1);
  await batchIn(stack.rep, id, "finished");
  expect((await stack.rep.post(`/v1/batches/${id}/resume`)).status).toBe(400);
  expect(woken).toBe(1);
  expect((await stack.rep.post(`/v1/batches/${id}/undo`)).status).toBe(202);
  expect(woken).toBe(2);
});
