import { AppError, type FieldError } from "../errors.ts";
import type { Said } from "./sentence.ts";

/** What is wrong with a field, said beside it. */
export function fieldError(field: string, { text, ...said }: Said): FieldError {
  return { field, message: text, ...said };
}

/** The refusal of values that Salesforce would not save: its detail is what is wrong with each field. */
export function fieldsRefused(fields: FieldError[]): AppError {
  const detail = fields.map(({ message }) => message).join(" ");
  return new AppError("validation-failed", { detail, reason: "validation-failed", fields });
}
