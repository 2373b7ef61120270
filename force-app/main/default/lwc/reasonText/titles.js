// Made by npm run labels from connector/errors.ts and connector/reasons.
import alreadyInCrmLabel from "@salesforce/label/c.Crosswalk_Error_AlreadyInCrm";
import apiDisabledLabel from "@salesforce/label/c.Crosswalk_Error_ApiDisabled";
import apiLimitReachedLabel from "@salesforce/label/c.Crosswalk_Error_ApiLimitReached";
import appBlockedLabel from "@salesforce/label/c.Crosswalk_Error_AppBlocked";
import creationDisabledLabel from "@salesforce/label/c.Crosswalk_Error_CreationDisabled";
import creationInProgressLabel from "@salesforce/label/c.Crosswalk_Error_CreationInProgress";
import duplicateDetectedLabel from "@salesforce/label/c.Crosswalk_Error_DuplicateDetected";
import insufficientAccessLabel from "@salesforce/label/c.Crosswalk_Error_InsufficientAccess";
import internalLabel from "@salesforce/label/c.Crosswalk_Error_Internal";
import leadSourceMissingLabel from "@salesforce/label/c.Crosswalk_Error_LeadSourceMissing";
import notAdminLabel from "@salesforce/label/c.Crosswalk_Error_NotAdmin";
import notFoundLabel from "@salesforce/label/c.Crosswalk_Error_NotFound";
import notSignedInLabel from "@salesforce/label/c.Crosswalk_Error_NotSignedIn";
import outcomeUnknownLabel from "@salesforce/label/c.Crosswalk_Error_OutcomeUnknown";
import quotaExceededLabel from "@salesforce/label/c.Crosswalk_Error_QuotaExceeded";
import requestInvalidLabel from "@salesforce/label/c.Crosswalk_Error_RequestInvalid";
import salesforceUnavailableLabel from "@salesforce/label/c.Crosswalk_Error_SalesforceUnavailable";
import sessionExpiredLabel from "@salesforce/label/c.Crosswalk_Error_SessionExpired";
import storageUnavailableLabel from "@salesforce/label/c.Crosswalk_Error_StorageUnavailable";
import tooManyAtOnceLabel from "@salesforce/label/c.Crosswalk_Error_TooManyAtOnce";
import tooManyRequestsLabel from "@salesforce/label/c.Crosswalk_Error_TooManyRequests";
import validationFailedLabel from "@salesforce/label/c.Crosswalk_Error_ValidationFailed";
import wrongOrgLabel from "@salesforce/label/c.Crosswalk_Error_WrongOrg";

/** Titles by error code, in the user's language. */
export const titles = {
  "already-in-crm": alreadyInCrmLabel,
  "api-disabled": apiDisabledLabel,
  "api-limit-reached": apiLimitReachedLabel,
  "app-blocked": appBlockedLabel,
  "creation-disabled": creationDisabledLabel,
  "creation-in-progress": creationInProgressLabel,
  "duplicate-detected": duplicateDetectedLabel,
  "insufficient-access": insufficientAccessLabel,
  internal: internalLabel,
  "lead-source-missing": leadSourceMissingLabel,
  "not-admin": notAdminLabel,
  "not-found": notFoundLabel,
  "not-signed-in": notSignedInLabel,
  "outcome-unknown": outcomeUnknownLabel,
  "quota-exceeded": quotaExceededLabel,
  "request-invalid": requestInvalidLabel,
  "salesforce-unavailable": salesforceUnavailableLabel,
  "session-expired": sessionExpiredLabel,
  "storage-unavailable": storageUnavailableLabel,
  "too-many-at-once": tooManyAtOnceLabel,
  "too-many-requests": tooManyRequestsLabel,
  "validation-failed": validationFailedLabel,
  "wrong-org": wrongOrgLabel,
};
