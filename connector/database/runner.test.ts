import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRunner, type Runner } from "./runner.ts";
import { lonelyLocks } from "./sqlite/engine.ts";

/** Connectors that share these know each other as on Postgres: test/connector/postgres/locks.test.ts. */
let locks: ReturnType<typeof lonelyLocks>;
let runners: Runner[];

beforeEach(() => {
  locks = lonelyLocks();
  runners = [];
});
afterEach(async () => {
  for (const runner of runners) await runner.close();
});

async function start(): Promise<Runner> {
  const runner = await createRunner(locks);
  runners.push(runner);
  return runner;
}

const neverBusy = () => new Error("the turn did not come");

describe("connectors on one database", () => {
  it("see each other as running until one of them ends", async () => {
    const [one, other] = [await start(), await start()];
    expect([await one.isAlive(other.id), await other.isAlive(one.id), await one.isAlive(one.id)]).toEqual([
      true,
      true,
      true,
    ]);
    await one.close();
    expect(await other.isAlive(one.id)).toBe(false);
    expect(await other.isAlive("somebody who never was")).toBe(false);
  });

  it("have one leader at a time, and another once that one has ended", async () => {
    const [one, other] = [await start(), await start()];
    expect([await one.isLeader(), await other.isLeader(), await one.isLeader()]).toEqual([true, false, true]);
    expect([one.leads, other.leads]).toEqual([true, false]);
    await one.close();
    expect([await one.isLeader(), await other.isLeader()]).toEqual([false, true]);
    expect([one.leads, other.leads]).toEqual([false, true]);
  });

  it("lead no more from the moment on at which they resign", async () => {
    const one = await start();
    await one.isLeader();
    const resigned = one.resign();
    expect(one.leads).toBe(false);
    await resigned;
  });

  it("do work that is done in turn one after the other", async () => {
    const [one, other] = [await start(), await start()];
    const seen: string[] = [];
    let finish: () => void = () => undefined;
    const first = one.inTurn("refresh", 60_000, neverBusy, async () => {
      seen.push("first begins");
      await new Promise<void>((resolve) => (finish = resolve));
      seen.push("first ends");
    });
    const second = other.inTurn("refresh", 60_000, neverBusy, () => {
      seen.push("second begins");
      return Promise.resolve();
    });
    await expect(other.inTurn("refresh", 0, neverBusy, () => Promise.resolve())).rejects.toThrow("turn");
    finish();
    await Promise.all([first, second]);
    expect(seen).toEqual(["first begins", "first ends", "second begins"]);
  });
});
