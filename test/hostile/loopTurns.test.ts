import { expect, it } from "vitest";
import { longestTurnMs, turnMsMax } from "./loopTurns.ts";

/** Keeps the event loop busy for some processor time. */
function compute(ms: number): void {
  const before = process.threadCpuUsage();
  let used = 0;
  while (used < ms) {
    const { user, system } = process.threadCpuUsage(before);
    used = (user + system) / 1000;
  }
}

it("work that is slow each time is found to be slow", async () => {
  const ms = await longestTurnMs(async () => {
    await Promise.resolve();
    compute(turnMsMax + 20);
  });
  expect(ms).toBeGreaterThan(turnMsMax);
});

it("a turn that was slow once, as while garbage is collected, is measured again", async () => {
  let tries = 0;
  const ms = await longestTurnMs(async () => {
    await Promise.resolve();
    if (tries++ === 0) compute(turnMsMax + 20);
  });
  expect({ tries, isShort: ms < turnMsMax }).toEqual({ tries: 2, isShort: true });
});
