/** A difference of the clocks that is told. Less comes from the way of an answer, or harms nothing. */
const differenceMsMax = 5 * 60_000;

export interface ClockDifference {
  /** How far the connector's clock is ahead of Salesforce's. */
  ms: number;
  isWrong: boolean;
}

/**
 * Compares the connector's clock with the time of an org's answers. Gives what to tell: a difference once it
 * is there or has changed, and that it is gone; null where there is nothing new.
 */
export function watchClock(): (now: Date, salesforceTime: Date) => ClockDifference | null {
  let toldMs = 0;
  return (now, salesforceTime) => {
    const ms = now.getTime() - salesforceTime.getTime();
    const isWrong = Math.abs(ms) > differenceMsMax;
    const isNew = isWrong ? Math.abs(ms - toldMs) > differenceMsMax : toldMs !== 0;
    if (!isNew) return null;
    toldMs = isWrong ? ms : 0;
    return { ms, isWrong };
  };
}
