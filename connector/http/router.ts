import { OpenAPIHono } from "@hono/zod-openapi";
import type { z } from "zod";
import type { AppEnv } from "./appEnv.ts";
import type { AppError, FieldError, SentenceValue } from "../errors.ts";
import { fieldError, fieldsMalformed } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";

/**
 * A router that validates requests by their schemas. Invalid requests throw `request-invalid`, with every
 * field that is wrong; `sayWrong` may have better words for one than its schema.
 */
export function createRouter(sayWrong?: SayWrong): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook(result) {
      if (result.success) return;
      throw requestInvalid(fieldErrorsOf(result.error.issues, sayWrong));
    },
  });
}

/** The error of a request with wrong fields. The detail names five, which show what kind of mistake it is. */
export function requestInvalid(fields: FieldError[]): AppError {
  const [first, second, third, fourth, fifth, ...more] = fields;
  if (!first || !second || !third || !fourth || !fifth || more.length === 0)
    return fieldsMalformed(fields, fields.map(sentenceOf).join(" "));
  return refusal("many-fields-wrong", {
    fields,
    values: {
      first: said(first),
      second: said(second),
      third: said(third),
      fourth: said(fourth),
      fifth: said(fifth),
    },
  });
}

/** What is wrong with a field, within a sentence. */
function said(error: FieldError): SentenceValue {
  const { reason, values } = error;
  const text = sentenceOf(error);
  return reason === undefined ? text : { text, reason, ...(values && { values }) };
}

function sentenceOf({ field, message }: FieldError): string {
  const named = message.includes(field) ? message : `${field}: ${message}`;
  return named.endsWith(".") ? named : `${named}.`;
}

/** Nobody corrects more fields at once, and a larger answer would cost memory that strangers could use up. */
export const fieldsMax = 20;
const nameLengthMax = 100;

/** What is wrong with the field at a path, in words of its own; null where it has none. */
type SayWrong = (path: readonly string[]) => Said | null;

/** Zod's issues as field errors, the first 20: `leads.3.email`, or `body` for the whole. */
export function fieldErrorsOf(
  issues: readonly z.core.$ZodIssue[],
  sayWrong: SayWrong = () => null,
): FieldError[] {
  return issues
    .slice(0, fieldsMax)
    .flatMap((issue) => errorsOfIssue(issue, sayWrong))
    .slice(0, fieldsMax);
}

function errorsOfIssue(issue: z.core.$ZodIssue, sayWrong: SayWrong): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") {
    const field = nameOf(path) || "body";
    const said = sayWrong(path);
    return [said ? fieldError(field, said) : fieldErrorOf(field, issue)];
  }
  return issue.keys
    .slice(0, fieldsMax)
    .map((key) => nameOf([...path, key]))
    .map((field) => fieldError(field, say("field-unknown", { field })));
}

/** The name of a field, cut: a sender may use unknown names of any length. */
function nameOf(path: string[]): string {
  return path.join(".").slice(0, nameLengthMax);
}

/**
 * What is wrong with a field. Unless the field is just missing, `message` has the schema's words, which tell
 * developers more.
 */
function fieldErrorOf(field: string, { code, input, message }: z.core.$ZodIssue): FieldError {
  const isMissing = code === "invalid_type" && input === undefined && /received undefined/.test(message);
  return isMissing
    ? fieldError(field, say("field-required", { field }))
    : { ...fieldError(field, say("field-not-accepted", { field })), message };
}
