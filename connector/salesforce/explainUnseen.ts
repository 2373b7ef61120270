import type { AppErrorOptions } from "../errors.ts";

const unseenObject = /sObject type '(\w+)' is not supported/i;
const unseenField = /No such column '([\w.]+)' on (?:entity|sobject of type) '?(\w+)'?/i;

/**
 * Says which object or field the user may not see. Salesforce denies its existence instead, and quotes the query it was named in,
 * which tells a rep nothing. Null for other errors.
 */
export function explainUnseen(
  errorCode: string,
  message: string,
): Pick<AppErrorOptions, "detail" | "action" | "reason" | "values"> | null {
  const [, object] = (errorCode === "INVALID_TYPE" && unseenObject.exec(message)) || [];
  if (object) {
    return {
      reason: "no-read",
      values: [object],
      detail: `You have no access to ${object} records in Salesforce.`,
      action: `Ask an admin for Read on ${object}.`,
    };
  }
  const [, field, entity] = (errorCode === "INVALID_FIELD" && unseenField.exec(message)) || [];
  if (!field) return null;
  return {
    detail: `You have no access to ${entity}.${field} in Salesforce, or the org has no such field.`,
    action: `Ask an admin for access to ${entity}.${field} in field-level security.`,
  };
}
