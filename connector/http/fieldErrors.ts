import type { z } from "zod";
import { AppError, type FieldError } from "../errors.ts";

/** A request whose fields are wrong as these say. */
export function requestInvalid(fields: FieldError[]): AppError {
  const detail = fields.map(({ field, message }) => `${field} ${message}`).join("; ");
  return new AppError("request-invalid", { detail, fields });
}

/** Zod's issues as field errors: `leads.3.email`, or `body` for the whole. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: [...path, key].join("."), message: "is not known here" }));
    }
    return [{ field: path.join(".") || "body", message: messageOf(issue) }];
  });
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (
    issue.code === "invalid_type" &&
    issue.input === undefined &&
    /received undefined/.test(issue.message)
  ) {
    return "is required";
  }
  return issue.message;
}
