import { AppError, type AppErrorOptions, type SentenceValue } from "../errors.ts";
import { refusals, type RefusalRow } from "./refusals.ts";
import { fill, listValues, namesIn, type NamesIn, type Value } from "./template.ts";

export type Reason = keyof typeof refusals;

type Row<R extends Reason> = (typeof refusals)[R];
type DetailOf<R extends Reason> = Row<R> extends { detail: infer Detail } ? Detail : never;
type ActionOf<R extends Reason> = Row<R> extends { action: infer Action } ? Action : never;
type NamesOf<R extends Reason> = NamesIn<DetailOf<R>> | NamesIn<ActionOf<R>>;

/** Reasons without values or a detail to add, for tables that only name a reason. */
export type PlainReason = {
  [R in Reason]: object extends Options<R> ? R : never;
}[Reason];

interface FieldOption {
  /** The field of the request that the refusal is about. The detail is shown beside it. */
  field?: string;
}

/**
 * What has to be given with a reason: `values` if its sentences have names in braces, `detail` if its row has
 * none because Salesforce or the org says what happened.
 */
type Options<R extends Reason> = Omit<AppErrorOptions, "detail" | "action" | "reason" | "values"> &
  FieldOption &
  ([NamesOf<R>] extends [never] ? unknown : { values: Record<NamesOf<R>, Value> }) &
  ([DetailOf<R>] extends [never] ? { detail: string } : unknown);

/**
 * The error to throw for a reason: `throw refusal("too-many-leads", { values: { max: 10_000 } })`. The answer
 * has the English words, and the reason with its values for clients that show another language.
 */
export function refusal<R extends Reason>(
  reason: R,
  ...[options]: object extends Options<R> ? [options?: Options<R>] : [options: Options<R>]
): AppError {
  const { code, whose, title, detail, action }: RefusalRow = refusals[reason];
  const {
    values = {},
    field,
    ...rest
  } = (options ?? {}) as FieldOption & Omit<AppErrorOptions, "values"> & { values?: Record<string, Value> };
  const listed = listValues(namesOf(reason), values);
  const said = { reason, ...(listed.length > 0 && { values: listed }) };
  return new AppError(code, {
    ...rest,
    ...((title ?? whose) !== undefined && {
      members: { ...rest.members, ...(title !== undefined && { title }), ...(whose && { whose }) },
    }),
    ...(detail !== undefined && { detail: fill(detail, values) }),
    ...(action !== undefined && { action: fill(action, values) }),
    ...(field !== undefined &&
      detail !== undefined && { fields: [{ field, message: fill(detail, values), ...said }] }),
    ...said,
  });
}

/** The same refusal under a reason that tells more, with the same values. */
export function refusalBecause(
  reason: Reason,
  { message: detail, fields, members, cause }: AppError,
): AppError {
  const { values: listed = [], ...others } = members as { values?: SentenceValue[] };
  const values = Object.fromEntries(namesOf(reason).map((name, index) => [name, listed[index] ?? ""]));
  return refusal(reason, { values, detail, fields, members: others, cause } as Options<Reason>);
}

function namesOf(reason: Reason): string[] {
  const { detail, action }: RefusalRow = refusals[reason];
  return namesIn(`${detail ?? ""} ${action ?? ""}`);
}
