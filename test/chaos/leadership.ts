import { setTimeout as wait } from "node:timers/promises";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { createRunner } from "../../connector/database/runner.ts";
import { startChaosStack } from "./startChaosStack.ts";

const kills = 10;

/**
 * How long it takes until another connector may run the background jobs, once the one that does is killed: it
 * asks every 10 ms here, and every half a second in a connector.
 */
export async function measureLeadership(): Promise<string> {
  const times = (await timesOfKills()).toSorted((left, right) => left - right);
  const [median = 0, longest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
  return `postgres: another one leads ${median.toFixed(0)} ms after a kill, ${longest.toFixed(0)} ms at the longest of ${kills}`;
}

async function timesOfKills(): Promise<number[]> {
  const stack = await startChaosStack({ store: "postgres", connectors: 1 });
  const [connector] = stack.connectors;
  const database = await openDatabase(stack.store.address);
  const times: number[] = [];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const runner = await createRunner(database.engine.locks);
      if (await runner.isLeader()) throw new Error("The connector does not lead.");
      const began = performance.now();
      await connector.kill();
      while (!(await runner.isLeader())) await wait(10);
      times.push(performance.now() - began);
      await runner.close();
      await connector.start(0);
    }
  } finally {
    await closeDatabase(database);
    await stack.close();
  }
  return times;
}
