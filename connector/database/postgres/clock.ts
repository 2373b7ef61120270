/** How often it is looked whether somebody set this machine's clock, or stopped the machine. */
const lookMs = 1_000;
const againMs = 60_000;
/** Less is the machine's clock being brought right little by little. */
const setMsMin = 100;

/** The database's clock. All connectors go by it, so that none of them has another month or expiry. */
interface Clock {
  /** Its time minus this machine's. */
  offsetMs(): number;
  close(): void;
}

/** What this machine knows of time: its clock, which may be set, and what has gone by. In milliseconds. */
interface MachineTime {
  now(): number;
  elapsed(): number;
}

const machineTime: MachineTime = { now: () => Date.now(), elapsed: () => performance.now() };

/**
 * Asks for the database's time in milliseconds now, every minute, and where this machine's clock was set.
 * Between answers it goes by the time that has gone by, not by what the machine's clock says.
 */
export async function createClock(readTime: () => Promise<number>, machine = machineTime): Promise<Clock> {
  /** The database's time when this process began to count. */
  let start: number | null = null;
  let measuredAt = 0;
  const machineStart = () => machine.now() - machine.elapsed();
  let machineStarted = machineStart();

  async function measure(): Promise<void> {
    const began = machine.elapsed();
    const startedThen = machineStart();
    const time = await readTime();
    // It was that, within half of the way there and back. Only what is certain moves the clock.
    const certainMs = (machine.elapsed() - began) / 2;
    const measured = time - (began + certainMs);
    start = Math.min(Math.max(start ?? measured, measured - certainMs), measured + certainMs);
    // Where no answer came, or the clock was set before it did, it is asked again at the next look.
    measuredAt = began;
    machineStarted = startedThen;
  }
  await measure();
  let isAsking = false;
  const timer = setInterval(() => {
    const isSet = Math.abs(machineStart() - machineStarted) > setMsMin;
    if (isAsking || (!isSet && machine.elapsed() - measuredAt < againMs)) return;
    isAsking = true;
    void measure()
      // A database that does not answer has the time that it had.
      .catch(() => undefined)
      .finally(() => (isAsking = false));
  }, lookMs);
  timer.unref();
  return {
    offsetMs: () => Math.round((start ?? 0) + machine.elapsed() - machine.now()),
    close: () => clearInterval(timer),
  };
}
