import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as lock from "./tryLock.ts";
import { createRunner, type Runner } from "./runner.ts";

vi.mock("./tryLock.ts", { spy: true });

let folder: string;
let runners: Runner[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-runner-"));
  runners = [];
});
afterEach(() => {
  for (const runner of runners) runner.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Runner {
  const runner = createRunner(join(folder, "crosswalk.db"));
  runners.push(runner);
  return runner;
}

const neverBusy = () => new Error("the turn did not come");

describe("connectors on one database", () => {
  it("see each other as running until one of them ends", () => {
    const [one, other] = [start(), start()];
    expect([one.isAlive(other.id), other.isAlive(one.id), one.isAlive(one.id)]).toEqual([true, true, true]);
    one.close();
    expect(other.isAlive(one.id)).toBe(false);
    expect(other.isAlive("somebody who never was")).toBe(false);
  });

  it("have one leader at a time, and another once that one has ended", () => {
    const [one, other] = [start(), start()];
    expect([one.isLeader(), other.isLeader(), one.isLeader()]).toEqual([true, false, true]);
    one.close();
    expect([one.isLeader(), other.isLeader()]).toEqual([false, true]);
  });

  it("count as alive even where a leader cleared their lock away while they were starting", () => {
    const { tryLock } = lock;
    const real = vi.mocked(tryLock).getMockImplementation() ?? tryLock;
    vi.mocked(tryLock).mockImplementationOnce((file) => {
      // Another connector sees the file before it is locked, takes it for a dead one's and removes it.
      const release = real(file);
      rmSync(file);
      return release;
    });
    const one = start();
    expect(start().isAlive(one.id)).toBe(true);
  });

  it("do work that is done in turn one after the other", async () => {
    const [one, other] = [start(), start()];
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
