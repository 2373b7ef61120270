import { setImmediate } from "node:timers/promises";

/**
 * The most processor time, in milliseconds, that one turn of this thread's event loop takes while something
 * is done: how long anybody else's request would wait at most on a machine with nothing else to do, however
 * busy this one is.
 */
export async function longestTurnMs(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work().finally(() => (isDone = true));
  let longest = 0;
  let before = process.threadCpuUsage();
  while (!isDone) {
    await setImmediate();
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
  }
  await done;
  return longest;
}
