import { AppError, policyOf, type AppErrorOptions } from "../errors.ts";
import { nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";

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

/** The result of `read`, or a substitute if it fails. Throws the errors that shut the user out of the API. */
export async function readOr<T>(read: () => Promise<T>, otherwise: (failure: AppError) => T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && !policyOf(error).shutsOut) return otherwise(error);
    throw error;
  }
}

/**
 * What is read, or a substitute where Salesforce refuses because the user may not see such records, or the
 * org has none.
 */
export async function unlessHidden<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "insufficient-access") return otherwise;
    throw error;
  }
}

const unseenObject = /sObject type '(\w+)' is not supported/i;
const unseenField = /No such column '([\w.]+)' on (?:entity|sobject of type) '?(\w+)'?/i;

/**
 * Names the object or field that the user may not see. Salesforce says instead that it does not exist, and
 * quotes the query. Null for other errors.
 */
export function explainUnseen(
  errorCode: string,
  message: string,
  options: Pick<AppErrorOptions, "cause" | "fields">,
): AppError | null {
  const [, object] = (errorCode === "INVALID_TYPE" && unseenObject.exec(message)) || [];
  if (object) return refusal("no-read", { ...options, values: { object: nameOfObject(object) } });
  const [, field, entity] = (errorCode === "INVALID_FIELD" && unseenField.exec(message)) || [];
  return field ? refusal("no-field", { ...options, values: { field: `${entity}.${field}` } }) : null;
}
