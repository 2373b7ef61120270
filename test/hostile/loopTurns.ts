import { setImmediate } from "node:timers/promises";

/**
 * The longest processor time, in milliseconds, of one turn of the event loop during some work: the longest
 * wait of another request on an otherwise idle machine.
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
