const againMs = 60_000;

/** The database's clock. All connectors go by it, so that none of them has another month or expiry. */
interface Clock {
  /** Its time minus this machine's. */
  offsetMs(): number;
  close(): void;
}

/** Asks for the database's time in milliseconds now, and again every minute. */
export async function createClock(readTime: () => Promise<number>): Promise<Clock> {
  let offset = 0;
  async function measure(): Promise<void> {
    const before = Date.now();
    const began = performance.now();
    const time = await readTime();
    const tookMs = performance.now() - began;
    const measured = time - (before + tookMs / 2);
    // It was that, within half of the way there and back. Only what is certain moves the clock.
    const certainMs = tookMs / 2;
    offset = Math.round(Math.min(Math.max(offset, measured - certainMs), measured + certainMs));
  }
  await measure();
  // A database that does not answer has the time that it had.
  const timer = setInterval(() => void measure().catch(() => undefined), againMs);
  timer.unref();
  return { offsetMs: () => offset, close: () => clearInterval(timer) };
}
