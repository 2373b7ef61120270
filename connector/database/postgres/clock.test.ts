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

  it("stays right while somebody sets this machine's", async () => {
    const clock = await createClock(readTime, time);
    machine.wall += 3 * hour;
    expect(timeBy(clock)).toBe(database);
    await pass(2_000);
    expect(timeBy(clock)).toBe(database);
  });

  it("is right within a second after this machine stood still, for which nothing has gone by", async () => {
    const clock = await createClock(readTime, time);
    await pass(1_000);
    machine.wall += hour;
    database += hour;
    await pass(2_000);
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

  it("asks once at a time, however long an answer takes", async () => {
    const answers: (() => void)[] = [];
    let asked = 0;
    const readSlowly = async () => {
      asked += 1;
      if (asked > 1) await new Promise<void>((resolve) => answers.push(resolve));
      return database;
    };
    const clock = await createClock(readSlowly, time);
    machine.wall += hour;
    database += hour;
    await pass(10_000);
    expect(asked).toBe(2);
    answers.forEach((answer) => answer());
    await pass(1_000);
    expect(Math.abs(timeBy(clock) - database)).toBeLessThanOrEqual(10_000);
  });

  it("is the one it was while the database does not answer", async () => {
    let isAway = false;
    const clock = await createClock(() => (isAway ? Promise.reject(new Error("away")) : readTime()), time);
    isAway = true;
    await pass(70_000);
    machine.wall += hour;
    await pass(2_000);
    expect(timeBy(clock)).toBe(database);
  });
});
