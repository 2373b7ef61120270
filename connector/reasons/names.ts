import { say } from "./sentence.ts";
import type { Value } from "./template.ts";

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
