import type { z } from "zod";
import { AppError, type FieldError } from "../errors.ts";

/** Enough to see what kind of mistake it is; `fields` has more. */
const toldMax = 5;

/** A request whose fields are wrong as these say. */
export function requestInvalid(fields: FieldError[]): AppError {
  const told = fields.slice(0, toldMax).map(({ field, message }) => `${field} ${message}`);
  const more = fields.length > toldMax ? ["and more"] : [];
  const detail = [...told, ...more].join("; ");
  return new AppError("request-invalid", { detail, fields });
}

/** More than this nobody corrects at once, and strangers make us hold answers that they do not read. */
const fieldsMax = 20;
const nameLengthMax = 100;

/** Zod's issues as field errors, the first 20: `leads.3.email`, or `body` for the whole. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.slice(0, fieldsMax).flatMap(errorsOfIssue).slice(0, fieldsMax);
}

function errorsOfIssue(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys")
    return [{ field: nameOf(path) || "body", message: messageOf(issue) }];
  return issue.keys
    .slice(0, fieldsMax)
    .map((key) => ({ field: nameOf([...path, key]), message: "is not known here" }));
}

/** Names of the sender's own may be of any length. */
function nameOf(path: string[]): string {
  return path.join(".").slice(0, nameLengthMax);
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
