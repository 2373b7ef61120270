import appBlocked from "@salesforce/label/c.Crosswalk_Error_AppBlocked";
import alreadyInCrm from "@salesforce/label/c.Crosswalk_Error_AlreadyInCrm";
import apiDisabled from "@salesforce/label/c.Crosswalk_Error_ApiDisabled";
import apiLimitReached from "@salesforce/label/c.Crosswalk_Error_ApiLimitReached";
import created from "@salesforce/label/c.Crosswalk_Outcome_Created";
import creationDisabled from "@salesforce/label/c.Crosswalk_Error_CreationDisabled";
import creationInProgress from "@salesforce/label/c.Crosswalk_Error_CreationInProgress";
import duplicateDetected from "@salesforce/label/c.Crosswalk_Error_DuplicateDetected";
import insufficientAccess from "@salesforce/label/c.Crosswalk_Error_InsufficientAccess";
import internal from "@salesforce/label/c.Crosswalk_Error_Internal";
import internalAction from "@salesforce/label/c.Crosswalk_Error_InternalAction";
import leadSourceMissing from "@salesforce/label/c.Crosswalk_Error_LeadSourceMissing";
import misconfigured from "@salesforce/label/c.Crosswalk_Error_Misconfigured";
import misconfiguredAction from "@salesforce/label/c.Crosswalk_Error_MisconfiguredAction";
import notAdmin from "@salesforce/label/c.Crosswalk_Error_NotAdmin";
import notFound from "@salesforce/label/c.Crosswalk_Error_NotFound";
import notSignedIn from "@salesforce/label/c.Crosswalk_Error_NotSignedIn";
import outcomeUnknown from "@salesforce/label/c.Crosswalk_Error_OutcomeUnknown";
import quotaExceeded from "@salesforce/label/c.Crosswalk_Error_QuotaExceeded";
import requestInvalid from "@salesforce/label/c.Crosswalk_Error_RequestInvalid";
import salesforceUnavailable from "@salesforce/label/c.Crosswalk_Error_SalesforceUnavailable";
import sessionExpired from "@salesforce/label/c.Crosswalk_Error_SessionExpired";
import slow from "@salesforce/label/c.Crosswalk_Error_Slow";
import slowAction from "@salesforce/label/c.Crosswalk_Error_SlowAction";
import storageUnavailable from "@salesforce/label/c.Crosswalk_Error_StorageUnavailable";
import tooManyAtOnce from "@salesforce/label/c.Crosswalk_Error_TooManyAtOnce";
import tooManyRequests from "@salesforce/label/c.Crosswalk_Error_TooManyRequests";
import unreachable from "@salesforce/label/c.Crosswalk_Error_Unreachable";
import unreachableAction from "@salesforce/label/c.Crosswalk_Error_UnreachableAction";
import validationFailed from "@salesforce/label/c.Crosswalk_Error_ValidationFailed";
import wrongOrg from "@salesforce/label/c.Crosswalk_Error_WrongOrg";

import { formatLabel, formatNumber } from "c/textFormat";
import { details } from "./details";
import { nextSteps } from "./nextSteps";

/** Titles by error code, and of the one outcome that is none, in the user's language; the connector's own are English. */
const titles = {
  created,
  "already-in-crm": alreadyInCrm,
  "api-disabled": apiDisabled,
  "api-limit-reached": apiLimitReached,
  "app-blocked": appBlocked,
  "connector-misconfigured": misconfigured,
  "connector-slow": slow,
  "connector-unreachable": unreachable,
  "creation-disabled": creationDisabled,
  "creation-in-progress": creationInProgress,
  "duplicate-detected": duplicateDetected,
  "insufficient-access": insufficientAccess,
  internal,
  "lead-source-missing": leadSourceMissing,
  "not-admin": notAdmin,
  "not-found": notFound,
  "not-signed-in": notSignedIn,
  "outcome-unknown": outcomeUnknown,
  "quota-exceeded": quotaExceeded,
  "request-invalid": requestInvalid,
  "salesforce-unavailable": salesforceUnavailable,
  "session-expired": sessionExpired,
  "storage-unavailable": storageUnavailable,
  "too-many-requests": tooManyRequests,
  "validation-failed": validationFailed,
  "wrong-org": wrongOrg,
};

/** Titles of reasons for which their code's would be wrong. */
const titlesByReason = { "too-many-at-once": tooManyAtOnce };

/** Next steps for the errors that only the panel can see, as no connector was there to say them. */
const actions = {
  "connector-misconfigured": misconfiguredAction,
  "connector-slow": slowAction,
  "connector-unreachable": unreachableAction,
  internal: internalAction,
};

export function titleOf(problem) {
  return titlesByReason[problem.reason] ?? titles[problem.code] ?? problem.title ?? internal;
}

/**
 * What to do next: in the user's language where the connector's reason, or the error's code, is known here; else as the connector
 * says it.
 */
export function actionOf({ action, code, reason, values }) {
  const label = reason && (nextSteps[reason] ?? nextSteps[code]);
  return label ? fill(label, values) : (action ?? actions[code] ?? null);
}

/** What happened, where that says more than the title. What the org says itself comes as it is. */
export function detailOf(problem) {
  const { detail, reason, title, values } = problem;
  if (details[reason]) {
    return fill(details[reason], values);
  }
  const said = [title, titleOf(problem)];
  return detail && !said.includes(detail) ? detail : null;
}

function fill(label, values = []) {
  return formatLabel(
    label,
    ...values.map((value) => (typeof value === "number" ? formatNumber(value) : value)),
  );
}
