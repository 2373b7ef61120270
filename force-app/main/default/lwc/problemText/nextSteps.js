import alreadyInCrm from "@salesforce/label/c.Crosswalk_Next_AlreadyInCrm";
import apiDisabled from "@salesforce/label/c.Crosswalk_Next_ApiDisabled";
import apiLimitReached from "@salesforce/label/c.Crosswalk_Next_ApiLimitReached";
import appBlocked from "@salesforce/label/c.Crosswalk_Next_AppBlocked";
import creationDisabled from "@salesforce/label/c.Crosswalk_Next_CreationDisabled";
import creationInProgress from "@salesforce/label/c.Crosswalk_Next_CreationInProgress";
import duplicateAlert from "@salesforce/label/c.Crosswalk_Next_DuplicateAlert";
import duplicateBlock from "@salesforce/label/c.Crosswalk_Next_DuplicateBlock";
import insufficientAccess from "@salesforce/label/c.Crosswalk_Next_InsufficientAccess";
import leadSourceInactive from "@salesforce/label/c.Crosswalk_Next_LeadSourceInactive";
import leadSourceMissing from "@salesforce/label/c.Crosswalk_Next_LeadSourceMissing";
import linkInstead from "@salesforce/label/c.Crosswalk_Next_LinkInstead";
import noCreate from "@salesforce/label/c.Crosswalk_Next_NoCreate";
import noEdit from "@salesforce/label/c.Crosswalk_Next_NoEdit";
import noOpportunities from "@salesforce/label/c.Crosswalk_Next_NoOpportunities";
import noRead from "@salesforce/label/c.Crosswalk_Next_NoRead";
import noRole from "@salesforce/label/c.Crosswalk_Next_NoRole";
import notAdmin from "@salesforce/label/c.Crosswalk_Next_NotAdmin";
import notCreated from "@salesforce/label/c.Crosswalk_Next_NotCreated";
import notFound from "@salesforce/label/c.Crosswalk_Next_NotFound";
import openContact from "@salesforce/label/c.Crosswalk_Next_OpenContact";
import outcomeUnknown from "@salesforce/label/c.Crosswalk_Next_OutcomeUnknown";
import quotaExceeded from "@salesforce/label/c.Crosswalk_Next_QuotaExceeded";
import requestInvalid from "@salesforce/label/c.Crosswalk_Next_RequestInvalid";
import retry from "@salesforce/label/c.Crosswalk_Next_Retry";
import salesforceUnavailable from "@salesforce/label/c.Crosswalk_Next_SalesforceUnavailable";
import sessionExpired from "@salesforce/label/c.Crosswalk_Next_SessionExpired";
import storageUnavailable from "@salesforce/label/c.Crosswalk_Next_StorageUnavailable";
import tooManyRequests from "@salesforce/label/c.Crosswalk_Next_TooManyRequests";
import validationFailed from "@salesforce/label/c.Crosswalk_Next_ValidationFailed";
import validationFailedAsAWhole from "@salesforce/label/c.Crosswalk_Next_ValidationFailedAsAWhole";
import wrongOrg from "@salesforce/label/c.Crosswalk_Next_WrongOrg";

/** Next steps by the connector's reason, in the user's language; of a reason that has none, by the error's code. */
export const nextSteps = {
  "already-in-crm": alreadyInCrm,
  "api-disabled": apiDisabled,
  "api-limit-reached": apiLimitReached,
  "app-blocked": appBlocked,
  "creation-disabled": creationDisabled,
  "creation-in-progress": creationInProgress,
  "duplicate-alert": duplicateAlert,
  "duplicate-block": duplicateBlock,
  "insufficient-access": insufficientAccess,
  "lead-source-inactive": leadSourceInactive,
  "lead-source-missing": leadSourceMissing,
  "link-instead": linkInstead,
  "no-create": noCreate,
  "no-edit": noEdit,
  "no-opportunities": noOpportunities,
  "no-read": noRead,
  "no-role": noRole,
  "not-admin": notAdmin,
  "not-created": notCreated,
  "not-found": notFound,
  "undo-changed": openContact,
  "undo-too-late": openContact,
  "outcome-unknown": outcomeUnknown,
  "quota-exceeded": quotaExceeded,
  "request-invalid": requestInvalid,
  locked: retry,
  "too-many-at-once": retry,
  "salesforce-unavailable": salesforceUnavailable,
  "session-expired": sessionExpired,
  "storage-unavailable": storageUnavailable,
  "too-many-requests": tooManyRequests,
  "validation-failed": validationFailed,
  "validation-failed-as-a-whole": validationFailedAsAWhole,
  "wrong-org": wrongOrg,
};
