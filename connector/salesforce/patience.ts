import { AppError } from "../errors.ts";

/** How long is waited for answers that can be done without: all of them together, not each. */
export interface Patience {
  /** Call this once nothing is missing any more that is needed. The time counts from here. */
  start(): void;
  readonly isOver: boolean;
  /**
   * The answer; null where Salesforce does not give it in time, or cannot be reached. The call itself goes
   * on, because others may share it.
   */
  orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null>;
}

/** Of the time that a request may take: five seconds of twenty. */
const share = 1 / 4;

/**
 * How long an answer is waited for that can be done without, in milliseconds; undefined where a request may
 * take any time.
 */
export function optionalMsMax({ timeoutMs }: { timeoutMs?: number }): number | undefined {
  return timeoutMs === undefined ? undefined : timeoutMs * share;
}

/** Patience for so many milliseconds; without end for undefined. */
export function createPatience(ms: number | undefined): Patience {
  const end = Promise.withResolvers<null>();
  let isOver = false;
  let isStarted = false;
  return {
    start() {
      if (isStarted || ms === undefined) return;
      isStarted = true;
      setTimeout(() => {
        isOver = true;
        end.resolve(null);
      }, ms).unref();
    },
    get isOver() {
      return isOver;
    },
    orNull: (answer) => Promise.race([unlessUnavailable(answer), end.promise]),
  };
}

async function unlessUnavailable<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "salesforce-unavailable") return null;
    throw error;
  }
}
