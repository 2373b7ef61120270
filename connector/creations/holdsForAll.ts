import { policyOf, type AppError } from "../errors.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { NoAnswerError } from "../salesforce/transport.ts";

/** Whether every request of this user would have failed the same way, whatever the contacts. */
export function holdsForAll(error: AppError): boolean {
  const { code, cause } = error;
  if (code !== "salesforce-unavailable") return policyOf(error).retry === "pauseBatch";
  const wasNotSent = cause instanceof NoAnswerError && !cause.sent;
  const isMaintenance = cause instanceof SalesforceRefusal && cause.has("SERVER_UNAVAILABLE");
  return wasNotSent || isMaintenance;
}
