import { policyOf, type AppError } from "../errors.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";

/** Whether every request of this user would have failed the same way, whatever the contacts. */
export function holdsForAll(error: AppError): boolean {
  const { retry, dependsOnCause } = policyOf(error);
  if (!dependsOnCause) return retry === "pauseBatch";
  const { cause } = error;
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  const isMaintenance = cause instanceof SalesforceRefusal && cause.has("SERVER_UNAVAILABLE");
  return wasNotSent || isMaintenance;
}
