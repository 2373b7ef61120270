import internal from "@salesforce/label/c.Crosswalk_Error_Internal";
import misconfigured from "@salesforce/label/c.Crosswalk_Error_Misconfigured";
import misconfiguredAction from "@salesforce/label/c.Crosswalk_Error_MisconfiguredAction";
import slow from "@salesforce/label/c.Crosswalk_Error_Slow";
import slowAction from "@salesforce/label/c.Crosswalk_Error_SlowAction";
import unreachable from "@salesforce/label/c.Crosswalk_Error_Unreachable";
import unreachableAction from "@salesforce/label/c.Crosswalk_Error_UnreachableAction";
import unreachableAdmin from "@salesforce/label/c.Crosswalk_Error_UnreachableAdmin";
import isAdmin from "@salesforce/customPermission/Crosswalk_Admin";
import internalAction from "@salesforce/label/c.Crosswalk_Next_Internal";

import { isReasonOfFields } from "c/problemKinds";
import { detailOfReason, messageOf, nextStepOf, titleOfCode } from "c/reasonText";
import { nameValue, sentencesOf } from "c/textFormat";

/** Titles of the errors that only the panel sees. */
const ownTitles = {
  "connector-misconfigured": misconfigured,
  "connector-slow": slow,
  "connector-unreachable": unreachable,
};

/** Next steps for the errors that the panel finds itself, as no connector was there to say them. */
const actions = {
  "connector-misconfigured": misconfiguredAction,
  "connector-slow": slowAction,
  "connector-unreachable": isAdmin ? unreachableAdmin : unreachableAction,
  internal: internalAction,
};

/** The heading of a problem, where what it kept from being done gave it one, or its own title. */
export function titleOf(problem) {
  return problem.heading ?? ownTitleOf(problem);
}

/** The title of a reason where it has one of its own, else its code's. */
function ownTitleOf({ code, reason, title }) {
  return titleOfCode(reason) ?? titleOfCode(code) ?? ownTitles[code] ?? title ?? internal;
}

/**
 * What to do next: in the user's language where the connector's reason, or the error's code, is known here;
 * else as the connector says it.
 */
export function actionOf({ action, code, reason, values }) {
  const label = reason && (nextStepOf(reason, values) ?? nextStepOf(code));
  return label ? label : (action ?? actions[code] ?? null);
}

/** What happened, where that says more than the title. What the org says itself comes as it is. */
export function detailOf(problem) {
  const detail = ownDetailOf(problem);
  return problem.heading ? beginWith(ownTitleOf(problem), detail) : detail;
}

function beginWith(title, detail) {
  return detail ? nameValue(title, detail) : title;
}

function ownDetailOf(problem) {
  const { detail, reason, title, values, fields = [] } = problem;
  const known = detailOfReason(reason, values);
  if (known) {
    return known;
  }
  if (isReasonOfFields(reason) && fields.some((field) => field.reason)) {
    return sentencesOf(...fields.map(messageOf));
  }
  const said = [title, ownTitleOf(problem)];
  return detail && !said.includes(detail) ? detail : null;
}

/** Problems with a key each, for a template's loop. */
export function keyed(problems) {
  return problems.map((problem, key) => ({ key, problem }));
}

/** What refuses everybody: each field of a form says itself why it cannot be edited. */
export function withoutFields(problem) {
  return { ...problem, fields: [] };
}

/** What kept an import from being canceled: it goes on. */
export function notCanceled(problem) {
  return { ...problem, heading: titleOfCode("import-over") };
}
