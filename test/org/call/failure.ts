import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SalesforceError } from "../types.ts";

/** Several errors of one record, as validation rules give them. */
export class SalesforceErrors extends Error {
  readonly errors: SalesforceError[];

  constructor(errors: SalesforceError[]) {
    super(errors.map((error) => error.message).join("; "));
    this.errors = errors;
  }
}

/** The errors that Salesforce would answer for a thrown value; UNKNOWN_EXCEPTION for anything unexpected. */
export function refusals(thrown: unknown): SalesforceError[] {
  if (thrown instanceof SalesforceErrors) return thrown.errors;
  if (thrown instanceof SalesforceError) return [thrown];
  console.error(thrown);
  return [
    new SalesforceError(
      500,
      "UNKNOWN_EXCEPTION",
      "An unexpected error occurred. Please include this ErrorId if you contact support",
    ),
  ];
}

/** One error as REST answers it. */
export function errorBody(error: SalesforceError): Record<string, unknown> {
  return {
    message: error.message,
    errorCode: error.errorCode,
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    ...error.extra,
  };
}

/** Answers a thrown value: `[{message, errorCode, fields?}]`. */
export function answerFailure(context: Context, thrown: unknown): Response {
  const errors = refusals(thrown);
  const status = (errors[0]?.status ?? 500) as ContentfulStatusCode;
  if (status === 401) context.header("WWW-Authenticate", "Token");
  return context.json(errors.map(errorBody), status);
}

export const notFound = () => new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
