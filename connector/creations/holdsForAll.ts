import { policyOf, type AppError } from "../errors.ts";
import { meaningOf } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";

/** Whether every request of this user would have failed the same way, whatever the contacts. */
export function holdsForAll(error: AppError): boolean {
  const { retry, dependsOnCause } = policyOf(error);
  if (!dependsOnCause) return retry === "pauseBatch";
  const { cause } = error;
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  return wasNotSent || meaningOf(error).isOfWholeOrg === true;
}
