import { AppError, type SalesforceCall, type SentenceValue } from "../errors.ts";
import { keptValues } from "../reasons/keptValues.ts";
import { codeOf, SalesforceRefusal } from "../salesforce/translateError.ts";
import { fieldsOf } from "./logFields.ts";

/**
 * What a line tells of an error: what it is and where it comes from, but not its message, which may quote a
 * person's data: a value that could not be read, or what an admin wrote into a validation rule.
 */
interface DescribedError {
  type: string;
  code?: string;
  reason?: string;
  status?: number;
  fields?: string[];
  fieldReasons?: string[];
  salesforceCodes?: string[];
  call?: SalesforceCall;
  /** Places in the program, innermost first. */
  at?: string[];
  cause?: DescribedError;
}

/** Causes of causes that are told. */
const depthMax = 4;

export function describeError(error: unknown, depth = 1): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { cause } = error;
  return {
    type: error.constructor.name,
    ...(error instanceof AppError ? describeRefusal(error) : describeOther(error)),
    ...(cause !== undefined && depth < depthMax && { cause: describeError(cause, depth + 1) }),
  };
}

/** The ids, codes and names of a refusal, which is expected. */
export function describeRefusal(error: AppError) {
  const { code, members, call, cause } = error;
  const { fields, fieldReasons } = fieldsOf(error.fields);
  const codes = cause instanceof SalesforceRefusal ? cause.items.map(codeOf).filter(isCode) : [];
  return {
    code,
    ...(typeof members["reason"] === "string" && { reason: members["reason"] }),
    ...(fields && { fields }),
    ...(fieldReasons && { fieldReasons }),
    ...(codes.length > 0 && { salesforceCodes: [...new Set(codes)] }),
    ...(call && { call }),
  };
}

/** The code, reason with values, fields with reasons and Salesforce's codes of a refusal, for an event. */
export function whyRefused(error: AppError) {
  const { code, reason = null, salesforceCodes = null } = describeRefusal(error);
  const values = keptValues(reason, error.members["values"] as SentenceValue[] | undefined);
  return { code, reason, values, ...fieldsOf(error.fields), salesforceCodes };
}

function describeOther(error: Error) {
  const code = "code" in error ? String(error.code) : "";
  return {
    ...(isCode(code) && { code }),
    ...(error instanceof SalesforceRefusal && {
      status: error.status,
      salesforceCodes: error.items.map(codeOf).filter(isCode),
    }),
    at: placesOf(error),
  };
}

/** Salesforce's, SQLite's and the system's codes are capitals; whoever could send others may quote. */
function isCode(text: string): boolean {
  return /^[A-Z][A-Z0-9_]{1,79}$/.test(text);
}

/** The stack without the message that it begins with. */
function placesOf({ stack = "", message }: Error): string[] {
  const begins = stack.indexOf(message);
  const places = begins < 0 ? stack : stack.slice(begins + message.length);
  return places.split("\n").flatMap((line) => /^\s+at (.+:\d+:\d+\)?)$/.exec(line)?.[1] ?? []);
}
