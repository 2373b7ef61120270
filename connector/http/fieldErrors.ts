import type { z } from "zod";
import type { AppError, FieldError } from "../errors.ts";
import { fieldError, fieldsMalformed } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";

/** Enough to see what kind of mistake it is; `fields` has more. */
const toldMax = 5;

/** A request whose fields are wrong as these say. */
export function requestInvalid(fields: FieldError[]): AppError {
  const told = fields.slice(0, toldMax).map(sentenceOf);
  const detail = [...told, ...(fields.length > toldMax ? ["And more."] : [])].join(" ");
  return fieldsMalformed(fields, detail);
}

function sentenceOf({ field, message }: FieldError): string {
  const named = message.includes(field) ? message : `${field}: ${message}`;
  return named.endsWith(".") ? named : `${named}.`;
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
  if (issue.code !== "unrecognized_keys") return [fieldErrorOf(nameOf(path) || "body", issue)];
  return issue.keys
    .slice(0, fieldsMax)
    .map((key) => nameOf([...path, key]))
    .map((field) => fieldError(field, say("field-unknown", { field })));
}

/** Names of the sender's own may be of any length. */
function nameOf(path: string[]): string {
  return path.join(".").slice(0, nameLengthMax);
}

/**
 * Where the field is not simply missing, `message` is in the schema's own words, which say more to
 * developers.
 */
function fieldErrorOf(field: string, { code, input, message }: z.core.$ZodIssue): FieldError {
  const isMissing = code === "invalid_type" && input === undefined && /received undefined/.test(message);
  return isMissing
    ? fieldError(field, say("field-required", { field }))
    : { ...fieldError(field, say("field-not-accepted", { field })), message };
}
