import { setTimeout as wait } from "node:timers/promises";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { createRunner } from "../../connector/database/runner.ts";
import { startChaosStack } from "../chaos/startChaosStack.ts";
import type { StoreName } from "../chaos/store/stores.ts";

const kills = 10;

/**
 * How long it takes until another connector may run the background jobs, once the one that does is killed: it
 * asks every 10 ms here, and every half a second in a connector.
 */
export async function benchLeadership(): Promise<LeadershipFigures[]> {
  const figures: LeadershipFigures[] = [];
  for (const store of ["sqlite", "postgres"] as const) {
    const times = (await timesOf(store)).toSorted((left, right) => left - right);
    figures.push({ store, medianMs: times[Math.floor(times.length / 2)] ?? 0, longestMs: times.at(-1) ?? 0 });
  }
  return figures;
}

interface LeadershipFigures {
  store: StoreName;
  medianMs: number;
  longestMs: number;
}

export function printLeadership(figures: readonly LeadershipFigures[]): void {
  process.stdout.write(`\nMilliseconds until another leads, of ${kills} kills    median   longest\n`);
  for (const { store, medianMs, longestMs } of figures) {
    const numbers = [medianMs, longestMs].map((ms) => ms.toFixed(0).padStart(10)).join("");
    process.stdout.write(`${store.padEnd(46)}${numbers}\n`);
  }
}

async function timesOf(store: StoreName): Promise<number[]> {
  const stack = await startChaosStack({ store, connectors: 1 });
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
