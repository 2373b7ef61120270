import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClock } from "./clock.ts";

const hour = 3_600_000;
/** The machine's clock goes an hour ahead of the database's. */
let machine: { wall: number; elapsed: number };
let database: number;
const time = { now: () => machine.wall, elapsed: () => machine.elapsed };
const readTime = () => Promise.resolve(database);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  machine = { wall: 10 * hour, elapsed: 5_000 };
  database = 9 * hour;
});
afterEach(() => vi.useRealTimers());

/** Time goes by for all, seen every second. */
async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 1_000) {
    machine.wall += 1_000;
    machine.elapsed += 1_000;
    database += 1_000;
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

const timeBy = ({ offsetMs }: { offsetMs(): number }) => machine.wall + offsetMs();

describe("the database's clock", () => {
  it("is that of the database, whatever this machine's says", async () => {
    const clock = await createClock(readTime, time);
    expect(timeBy(clock)).toBe(database);
    await pass(90_000);
    expect(timeBy(clock)).toBe(database);
  });

  it("asks again the next second where no answer came after somebody set the clock or the machine slept", async () => {
    let isAway = false;
    const clock = await createClock(() => (isAway ? Promise.reject(new Error("away")) : readTime()), time);
    // Both clocks went on while the machine slept, for which nothing has gone by.
    machine.wall += hour;
    database += hour;
    isAway = true;
    await pass(5_000);
    isAway = false;
    await pass(1_000);
    expect(timeBy(clock)).toBe(database);
  });
});
