import { setImmediate } from "node:timers/promises";

/** Work that is slow is slow each time; a collection of garbage or a busy machine is not. */
const tries = 5;

/** Nobody waits longer for what another sends. */
export const turnMsMax = 100;

/**
 * The longest processor time, in milliseconds, of one turn of the event loop during some work: the longest
 * wait of another request on an otherwise idle machine. Above `msMax` the work is prepared and done
 * again; the answer is that of the quickest try.
 */
export async function longestTurnMs<T = void>(
  work: (prepared: T) => Promise<unknown>,
  prepare = () => Promise.resolve() as Promise<T>,
  msMax = turnMsMax,
): Promise<number> {
  let quickest = Infinity;
  for (let tried = 0; tried < tries && quickest > msMax; tried++) {
    const prepared = await prepare();
    quickest = Math.min(quickest, await measuredTurnMs(() => work(prepared)));
  }
  return quickest;
}

async function measuredTurnMs(work: () => Promise<unknown>): Promise<number> {
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
