import type { errorCodes} from "../errors.ts";
import { AppError, type AppErrorOptions } from "../errors.ts";
import { refusals } from "./refusals.ts";
import { fill, namesIn, type NamesIn, type Value } from "./template.ts";

export type Reason = keyof typeof refusals;

/** A row of the table; `action` is the code's where the row has none. */
interface Refusal {
  code: keyof typeof errorCodes;
  detail: string;
  action?: string;
}

type TextsOf<R extends Reason> = (typeof refusals)[R] extends { action: infer Action }
  ? (typeof refusals)[R]["detail"] | Action
  : (typeof refusals)[R]["detail"];

type Options<R extends Reason> = Omit<AppErrorOptions, "detail" | "action" | "reason" | "values"> &
  ([NamesIn<TextsOf<R>>] extends [never] ? unknown : { values: Record<NamesIn<TextsOf<R>>, Value> });

/** The names of a refusal's values, in the order in which an answer lists them. */
export function namesOf(reason: Reason): string[] {
  const { detail, action = "" }: Refusal = refusals[reason];
  return namesIn(`${detail} ${action}`);
}

/**
 * The error of a reason, to be thrown: `throw refusal("no-create", { values: { object: "Contact" } })`. The answer carries the English words, and
 * the reason with its values for clients that say it in another language.
 */
export function refusal<R extends Reason>(
  reason: R,
  ...[options]: object extends Options<R> ? [options?: Options<R>] : [options: Options<R>]
): AppError {
  const { code, detail, action }: Refusal = refusals[reason];
  const { values = {}, ...rest } = (options ?? {}) as Omit<AppErrorOptions, "values"> & {
    values?: Record<string, Value>;
  };
  const listed = namesOf(reason).map((name) => values[name] ?? "");
  return new AppError(code, {
    ...rest,
    detail: fill(detail, values),
    ...(action !== undefined && { action: fill(action, values) }),
    reason,
    ...(listed.length > 0 && { values: listed }),
  });
}
