import type { FieldError } from "../errors.ts";

/** The fields that a refusal is about, and what is wrong with them where a check of ours says so. */
export function fieldsOf(errors: readonly FieldError[] = []) {
  const own = errors.filter(isOurs);
  return {
    fields: orNull([...new Set(own.map(nameOf))]),
    fieldReasons: orNull([...new Set(own.flatMap(({ reason }) => reason ?? []))]),
  };
}

/** Whether we or the org named the field. A name that a sender made up may be anything. */
function isOurs({ reason }: FieldError): boolean {
  return reason !== "field-unknown" && reason !== "field-not-in-form";
}

/** The fields of requests whose keys are the sender's: an API name, or whatever they made up. */
export const fieldsWithKeys: readonly string[] = ["contact", "lists"];

/** What a schema refuses by its path: `contact` for one of its keys. */
function nameOf({ field, reason }: FieldError): string {
  if (reason !== "field-not-accepted") return field;
  const parts = field.split(".");
  const at = parts.findIndex((part) => fieldsWithKeys.includes(part));
  return at < 0 ? field : parts.slice(0, at + 1).join(".");
}

function orNull(texts: string[]): string[] | null {
  return texts.length > 0 ? texts : null;
}
