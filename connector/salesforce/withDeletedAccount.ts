import type { AppError } from "../errors.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import { toId18 } from "./recordId.ts";
import { codeOf, SalesforceRefusal } from "./translateError.ts";

const lookup = /(?:Id|__c)$/;

/**
 * Names the account of a refused contact that was deleted, or merged into another one. Salesforce says of no
 * field which record is gone (REST API, status codes: ENTITY_IS_DELETED), so only where the contact names no
 * other record.
 */
export function withDeletedAccount(error: AppError, values: Readonly<Record<string, unknown>>): AppError {
  const { cause } = error;
  if (!(cause instanceof SalesforceRefusal)) return error;
  if (!cause.items.some((item) => codeOf(item) === "ENTITY_IS_DELETED")) return error;
  const named = Object.keys(values).filter((name) => lookup.test(name) && isId(values[name]));
  if (named.join() !== "AccountId") return error;
  const said = say("field-account-deleted", { field: say("name-account-name") });
  return Object.assign(fieldsRefused([fieldError("AccountId", said)]), { cause });
}

const isId = (value: unknown) => typeof value === "string" && toId18(value) !== null;
