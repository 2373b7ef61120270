import type { AppError, AppErrorOptions } from "../errors.ts";
import { nameOfObject } from "../reasons/names.ts";
import { refusal } from "../reasons/refusal.ts";

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
