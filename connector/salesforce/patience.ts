import { AppError } from "../errors.ts";

/** A time limit for optional answers. One limit covers all of them together. */
export interface Patience {
  /** Starts the time limit. Call it when all required answers have arrived. */
  start(): void;
  readonly isOver: boolean;
  /**
   * The answer; null if Salesforce does not give it in time or cannot be reached. The call itself is not
   * cancelled, because other requests may share it.
   */
  orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null>;
}

/** The part of a request's time limit that optional answers get: five of twenty seconds. */
const share = 1 / 4;

/**
 * The time limit for optional answers, in milliseconds; undefined if a request has no time limit.
 */
export function optionalMsMax({ timeoutMs }: { timeoutMs?: number }): number | undefined {
  return timeoutMs === undefined ? undefined : timeoutMs * share;
}

/** A time limit of `ms` milliseconds; no limit if undefined. */
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
