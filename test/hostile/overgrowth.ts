import { fewByDay } from "../support/fewByDay.ts";

/** Milliseconds of this thread's processor time: what others do on the machine meanwhile does not count. */
async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** What the clock's ticks, a collection of garbage and the first run of some code may add. */
const noiseMs = 20;
/** Twice the input takes twice the time; the square of it would take four times. */
const growthMax = 2.8;
/** On a busy machine even processor time varies, upwards alone, so that the least of some is compared. */
const tries = 5;

/** What grows too fast is seen at the first doubling, if not to the last part of it. */
export const withoutLargestByDay = (sizes: number[]): number[] => fewByDay(sizes, sizes.length - 1);

interface Growth {
  size: number;
  ms: number;
  doubledMs: number;
}

/**
 * The first doubling of the input at which the time clearly more than doubles; null where there is none.
 * `sizes` double from one to the next. Stops there, so that quadratic work is found quickly.
 */
export async function overgrowth(
  sizes: number[],
  prepare: (size: number) => (() => unknown) | Promise<() => unknown>,
): Promise<Growth | null> {
  let size = 0;
  let ms = Infinity;
  for (const doubled of sizes) {
    let doubledMs = await cpuMs(await prepare(doubled));
    for (let tried = 1; doubledMs > ms * growthMax + noiseMs; tried++) {
      if (tried === tries) return { size, ms, doubledMs };
      ms = Math.min(ms, await cpuMs(await prepare(size)));
      doubledMs = Math.min(doubledMs, await cpuMs(await prepare(doubled)));
    }
    [size, ms] = [doubled, doubledMs];
  }
  return null;
}
