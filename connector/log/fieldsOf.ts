import type { FieldError } from "../errors.ts";

/** The fields that a refusal is about, and what is wrong with them where a check of ours says so. */
export function fieldsOf(errors: readonly FieldError[] = []) {
  const own = errors.filter(isOurs);
  return {
    fields: orNull(own.map(({ field }) => field)),
    fieldReasons: orNull([...new Set(own.flatMap(({ reason }) => reason ?? []))]),
  };
}

/** Whether we or the org named the field. A name that a sender made up may be anything. */
function isOurs({ reason }: FieldError): boolean {
  return reason !== "field-unknown" && reason !== "field-not-in-form";
}

function orNull(texts: string[]): string[] | null {
  return texts.length > 0 ? texts : null;
}
