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

/** Codes of refusals that a second undo of the same contact meets again, besides those that are final. */
const FINAL_FOR_UNDO = new Set(["insufficient-access", "not-found", "validation-failed"]);

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
  return isUnanswered(problem) || isOf("isUnheard", problem);
}

/** The request may be under way or done. */
export function isUnsettled(problem) {
  return isUnanswered(problem) || isUnderWay(problem);
}

/** No answer came. */
export function isUnanswered(problem) {
  return UNANSWERED.has(problem.code);
}

/** It passes by itself, so that it is worth asking again. */
export function comesBack(problem) {
  return isUnanswered(problem) || problem.code === "salesforce-unavailable";
}

/** What was asked for is not there, or not for this user to see. */
export function isMissing({ code }) {
  return code === "not-found";
}

/** The lead has a contact already: somebody, or another tab, was faster. */
export function isTaken(problem) {
  return problem?.code === "already-in-crm";
}

/** The same request can never succeed. */
export function isFinal(problem) {
  return isOf("isFinal", problem);
}

/** The contact stays, or nobody can see whether it does, however often the rep clicks Undo. */
export function isUndoFinal(problem) {
  return isFinal(problem) || FINAL_FOR_UNDO.has(problem.code);
}

/** The file of an earlier request with the same key has arrived. */
export function isImportRepeated({ reason }) {
  return reason === "import-repeated";
}

/** The import that was to be canceled had ended, or another one canceled it. */
export function isImportOver({ reason }) {
  return ["no-such-import", "import-over"].includes(reason);
}

/** It isn't known whether the contact was removed. */
export function isUndoInDoubt(problem) {
  return isUnanswered(problem) || ["not-deleted", "not-deleted-again"].includes(problem.reason);
}

/** Its next step is another click on Undo. */
export function asksUndoAgain({ reason }) {
  return reason === "undo-not-now";
}

/** The rep can mend it at the row; what only the org's admin or time can mend is tried again as it is. */
export function isMendedInRow(problem) {
  return isOf("mendedInRow", problem);
}

/** An admin may have taken a right, so that what is offered is out of date. */
export function lacksAccess(problem) {
  return problem?.code === "insufficient-access";
}

/** A reason whose detail is what is wrong with each field. */
export function isReasonOfFields(reason) {
  return kinds.detailIsFields.includes(reason);
}

function isOf(kind, problem) {
  return kinds[kind].includes(problem?.code);
}
