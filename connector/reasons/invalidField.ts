import { AppError } from "../errors.ts";

/** The refusal of a request for one of its fields, for whoever wrote the client. */
export function invalidField(field: string, message: string): AppError {
  return new AppError("request-invalid", { detail: `${field} ${message}.`, fields: [{ field, message }] });
}
