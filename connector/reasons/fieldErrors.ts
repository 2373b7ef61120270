import { AppError, type ErrorCode, type FieldError } from "../errors.ts";
import type { Said } from "./sentence.ts";

/** What is wrong with a field, said beside it. */
export function fieldError(field: string, { text, ...said }: Said): FieldError {
  return { field, message: text, ...said };
}

/** The refusal of values that Salesforce would not save: its detail is what is wrong with each field. */
export function fieldsRefused(fields: FieldError[]): AppError {
  return refusedFor("validation-failed", fields);
}

/**
 * The refusal of values that no form of ours would send. `detail`: in English, where what is wrong does not
 * name its field.
 */
export function fieldsMalformed(fields: FieldError[], detail?: string): AppError {
  return refusedFor("request-invalid", fields, detail);
}

/** The code is the reason, so that clients say each field's own. */
function refusedFor(code: ErrorCode, fields: FieldError[], detail = messagesOf(fields)): AppError {
  return new AppError(code, { detail, reason: code, fields });
}

function messagesOf(fields: FieldError[]): string {
  return fields.map(({ message }) => message).join(" ");
}
