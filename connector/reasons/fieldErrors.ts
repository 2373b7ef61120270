import { AppError, type ErrorCode, type FieldError } from "../errors.ts";
import type { Said } from "./sentence.ts";

/** A sentence about what is wrong with a field, to be shown beside the field. */
export function fieldError(field: string, { text, reason, values }: Said): FieldError {
  return { field, message: text, reason, ...(values && { values }) };
}

/** The refusal of values that Salesforce would not save. Its detail joins what is wrong with each field. */
export function fieldsRefused(fields: FieldError[]): AppError {
  return refusedFor("validation-failed", fields);
}

/**
 * The refusal of values that no form of ours would send. `detail`: English words, where the sentences of the
 * fields do not name them.
 */
export function fieldsMalformed(fields: FieldError[], detail?: string): AppError {
  return refusedFor("request-invalid", fields, detail);
}

/** The reason is the code itself, which tells clients to show the sentences of the fields. */
function refusedFor(code: ErrorCode, fields: FieldError[], detail = messagesOf(fields)): AppError {
  return new AppError(code, { detail, reason: code, fields });
}

function messagesOf(fields: FieldError[]): string {
  return fields.map(({ message }) => message).join(" ");
}
