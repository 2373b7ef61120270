import { AppError, type AppErrorOptions, type SaidText } from "../errors.ts";
import { refusals, type RefusalRow } from "./refusals.ts";
import { fill, namesIn, type NamesIn, type Value } from "./template.ts";

export type Reason = keyof typeof refusals;

type Row<R extends Reason> = (typeof refusals)[R];
type DetailOf<R extends Reason> = Row<R> extends { detail: infer Detail } ? Detail : never;
type ActionOf<R extends Reason> = Row<R> extends { action: infer Action } ? Action : never;
type NamesOf<R extends Reason> = NamesIn<DetailOf<R>> | NamesIn<ActionOf<R>>;

/** `values` where the row's sentences have names in braces, `detail` where the row leaves it to Salesforce. */
type Options<R extends Reason> = Omit<AppErrorOptions, "detail" | "action" | "reason" | "values"> &
  ([NamesOf<R>] extends [never] ? unknown : { values: Record<NamesOf<R>, Value | SaidText> }) &
  ([DetailOf<R>] extends [never] ? { detail: string } : unknown);

/**
 * The error of a reason, to be thrown: `throw refusal("no-create", { values: { object: "Contact" } })`. The answer carries the English words, and
 * the reason with its values for clients that say it in another language.
 */
export function refusal<R extends Reason>(
  reason: R,
  ...[options]: object extends Options<R> ? [options?: Options<R>] : [options: Options<R>]
): AppError {
  const { code, title, detail, action }: RefusalRow = refusals[reason];
  const { values = {}, ...rest } = (options ?? {}) as Omit<AppErrorOptions, "values"> & {
    values?: Record<string, Value | SaidText>;
  };
  const listed = namesIn(`${detail ?? ""} ${action ?? ""}`).map((name) => values[name] ?? "");
  return new AppError(code, {
    ...rest,
    ...(title !== undefined && { members: { ...rest.members, title } }),
    ...(detail !== undefined && { detail: fill(detail, values) }),
    ...(action !== undefined && { action: fill(action, values) }),
    reason,
    ...(listed.length > 0 && { values: listed }),
  });
}
