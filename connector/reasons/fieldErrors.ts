import { AppError, type ErrorCode, type FieldError } from "../errors.ts";
import { type Said, say } from "./sentence.ts";
import type { Value } from "./template.ts";

/** A sentence about what is wrong with a field, to be shown beside the field. */
export function fieldError(field: string, { text, reason, values }: Said): FieldError {
  return { field, message: text, reason, ...(values && { values }) };
}

/** The refusal of values that Salesforce would not save. Its detail joins what is wrong with each field. */
export function fieldsRefused(fields: FieldError[]): AppError {
  return refusedFor("validation-failed", fields);
}

/**
 * The refusal of values that no form of ours would send. `detail`: English words, where the sentences of the
 * fields do not name them.
 */
export function fieldsMalformed(fields: FieldError[], detail?: string): AppError {
  return refusedFor("request-invalid", fields, detail);
}

/** The reason is the code itself, which tells clients to show the sentences of the fields. */
function refusedFor(code: ErrorCode, fields: FieldError[], detail = messagesOf(fields)): AppError {
  return new AppError(code, { detail, reason: code, fields });
}

function messagesOf(fields: FieldError[]): string {
  return fields.map(({ message }) => message).join(" ");
}

const objects = {
  Contact: say("name-contact"),
  Account: say("name-account"),
  Opportunity: say("name-opportunity"),
  OpportunityContactRole: say("name-contact-role"),
  Lead: say("name-salesforce-lead"),
};

/**
 * The name of an object in a sentence, by its API name, or by the English label, which differs in its spaces.
 * The org's label comes first, as it is in the user's language. Without one, a standard object has
 * Salesforce's own name, and any other what it was named by.
 */
export function nameOfObject(name: string, describe: { label: string } | null = null): Value {
  const apiName = name.replaceAll(" ", "");
  return describe?.label ?? (apiName in objects ? objects[apiName as keyof typeof objects] : name);
}

/** Several names in one place of a sentence, as the language lists them. */
export function listed(names: readonly Value[]): Value {
  const [first = "", ...others] = names;
  return others.length === 0 ? first : say("name-list", { first, others: listed(others) });
}

/** A name in quotation marks, as it may have several words. */
export function quoted(name: string): Value {
  return say("name-quoted", { name });
}
