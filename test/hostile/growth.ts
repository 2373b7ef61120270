/** Milliseconds of this thread's processor time: what others do on the machine meanwhile does not count. */
export function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** What measuring itself and a collection of garbage may add. */
const noiseMs = 4;
/** Twice the input takes twice the time; the square of it would take four times. */
const growthMax = 2.7;

export interface Growth {
  size: number;
  ms: number;
  doubledMs: number;
}

/**
 * The first doubling of the input, from `sizes[0]` on, at which the time grows by clearly more than two; null where it never does.
 * Of several runs the quickest counts. Stops there, so that what takes the square of its input takes no minutes to be caught.
 */
export function overgrowth(
  sizes: number[],
  run: (size: number) => () => unknown,
  repeats = 3,
): Growth | null {
  let before: { size: number; ms: number } | undefined;
  for (const size of sizes) {
    const work = run(size);
    const limit = before ? before.ms * growthMax + noiseMs : Infinity;
    let ms = Infinity;
    for (let repeat = 0; repeat < repeats && (repeat === 0 || ms > limit); repeat++) {
      ms = Math.min(ms, cpuMs(work));
    }
    if (before && ms > limit) {
      // The smaller may have been lucky; it has its turn again in the same minute.
      const again = Math.max(...[1, 2].map(() => cpuMs(run(before?.size ?? size))));
      if (ms > again * growthMax + noiseMs) return { size: before.size, ms: again, doubledMs: ms };
    }
    before = { size, ms };
  }
  return null;
}
