import { toId18 } from "../salesforce/recordId.ts";

/** With what stands before that of a start or a job. */
const uuid = /\b(?:(?:start|job)-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i;
const traceId = /\b[\da-f]{32}\b/i;
/** Digits are part of each: without, a long word of a sentence would be one. */
const recordId = /\b(?=[a-z]*\d)[\da-z]{15}(?:[\da-z]{3})?\b/gi;

/**
 * The id in what somebody pastes: alone, in quotes, behind words such as `Request ID:`, or in the address of
 * a record. Ids of ours are in lower case, Salesforce's in 18 characters. A text without any stays as it is.
 */
export function idIn(text: string): string {
  const own = uuid.exec(text) ?? traceId.exec(text);
  if (own) return own[0].toLowerCase();
  const found = text.match(recordId) ?? [];
  return found.map(toId18).find((id) => id !== null) ?? text.trim();
}
