/**
 * The connector's error codes by what they mean to the panel: the columns of connector/errors.ts that it asks
 * for. test/package/problemKinds.test.ts holds both equal.
 */
export const kinds = {
  isUnderWay: ["creation-in-progress", "outcome-unknown"],
  asksSignIn: ["not-signed-in", "session-expired"],
  isUnheard: ["too-many-requests"],
  mendedInRow: [
    "request-invalid",
    "insufficient-access",
    "not-found",
    "duplicate-detected",
    "validation-failed",
  ],
  isFinal: ["request-invalid"],
  detailIsFields: ["request-invalid", "validation-failed"],
};

/** Codes that only the panel sees, as no answer came. */
const UNANSWERED = new Set(["connector-slow", "connector-unreachable"]);

/** The contact may come into being yet, and its creation will tell. */
export function isUnderWay(problem) {
  return isOf("isUnderWay", problem);
}

/** The sign-in prompt says so already. */
export function asksSignIn(problem) {
  return isOf("asksSignIn", problem);
}

/** Nobody looked at the request: the answer says nothing about what was asked. */
export function isUnheard(problem) {
  return UNANSWERED.has(problem.code) || isOf("isUnheard", problem);
}

/** The request may be under way or done. */
export function isUnsettled(problem) {
  return UNANSWERED.has(problem.code) || isUnderWay(problem);
}

/** The same request can never succeed. */
export function isFinal(problem) {
  return isOf("isFinal", problem);
}

/** The rep can mend it at the row; what only the org's admin or time can mend is tried again as it is. */
export function isMendedInRow(problem) {
  return isOf("mendedInRow", problem);
}

/** A reason whose detail is what is wrong with each field. */
export function isReasonOfFields(reason) {
  return kinds.detailIsFields.includes(reason);
}

function isOf(kind, problem) {
  return kinds[kind].includes(problem?.code);
}
