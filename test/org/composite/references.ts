import { SalesforceError } from "../types.ts";

/** Bodies of the subrequests answered so far, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

const pattern = /@\{([^}]+)\}/g;

/**
 * Replaces each `@{ref.path}` in the text by the value in that subrequest's answer. Refuses a reference
 * without a value.
 */
export function resolveText(text: string, answers: Answers): string {
  return text.replace(pattern, (_, expression: string) => String(lookUp(expression.trim(), answers)));
}

/** A subrequest's body with its references resolved. A reference that is the whole value keeps its type. */
export function resolveBody(body: unknown, answers: Answers): unknown {
  if (typeof body === "string") {
    const whole = /^@\{([^}]+)\}$/.exec(body);
    return whole?.[1] === undefined ? resolveText(body, answers) : lookUp(whole[1].trim(), answers);
  }
  if (Array.isArray(body)) return body.map((each) => resolveBody(each, answers));
  if (typeof body === "object" && body !== null) {
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, resolveBody(value, answers)]));
  }
  return body;
}

/** The reference ids that a subrequest's URL and body mention. */
export function referencesIn(request: unknown): string[] {
  const mentioned = JSON.stringify(request ?? "").matchAll(pattern);
  return [...mentioned].flatMap(([, expression = ""]) => /^\s*[^.[\s]+/.exec(expression)?.[0].trim() ?? []);
}

/** Walks `ref.records[0].Id`; names are case-sensitive, as Salesforce documents. */
function lookUp(expression: string, answers: Answers): unknown {
  const [referenceId = "", ...path] = expression.split(/\.|\[|\]\.?/).filter((step) => step !== "");
  let value = answers.get(referenceId);
  for (const step of path) {
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined;
  }
  if (value === undefined || value === null || typeof value === "object") {
    throw new SalesforceError(
      400,
      "PROCESSING_HALTED",
      `Invalid reference specified. No value for ${expression} found in ${referenceId}`,
    );
  }
  return value;
}
