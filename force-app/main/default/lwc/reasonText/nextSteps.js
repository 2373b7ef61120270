// Made by npm run labels from connector/errors.ts and connector/reasons.
import accessDeniedLabel from "@salesforce/label/c.Crosswalk_Next_AccessDenied";
import allowanceCeilingLabel from "@salesforce/label/c.Crosswalk_Next_AllowanceCeiling";
import alreadyInCrmLabel from "@salesforce/label/c.Crosswalk_Next_AlreadyInCrm";
import apiDisabledLabel from "@salesforce/label/c.Crosswalk_Next_ApiDisabled";
import apiLimitReachedLabel from "@salesforce/label/c.Crosswalk_Next_ApiLimitReached";
import appAccessWithdrawnLabel from "@salesforce/label/c.Crosswalk_Next_AppAccessWithdrawn";
import appBlockedLabel from "@salesforce/label/c.Crosswalk_Next_AppBlocked";
import appKeyUnknownLabel from "@salesforce/label/c.Crosswalk_Next_AppKeyUnknown";
import appNotApprovedLabel from "@salesforce/label/c.Crosswalk_Next_AppNotApproved";
import appNotAssignedLabel from "@salesforce/label/c.Crosswalk_Next_AppNotAssigned";
import appNotAtLoginHostLabel from "@salesforce/label/c.Crosswalk_Next_AppNotAtLoginHost";
import appNotInOrgLabel from "@salesforce/label/c.Crosswalk_Next_AppNotInOrg";
import appScopesLabel from "@salesforce/label/c.Crosswalk_Next_AppScopes";
import appSecretWrongLabel from "@salesforce/label/c.Crosswalk_Next_AppSecretWrong";
import appWithoutRefreshLabel from "@salesforce/label/c.Crosswalk_Next_AppWithoutRefresh";
import automationFailedLabel from "@salesforce/label/c.Crosswalk_Next_AutomationFailed";
import batchBeingUndoneLabel from "@salesforce/label/c.Crosswalk_Next_BatchBeingUndone";
import batchOverLabel from "@salesforce/label/c.Crosswalk_Next_BatchOver";
import bodySlowLabel from "@salesforce/label/c.Crosswalk_Next_BodySlow";
import bodyTooLargeLabel from "@salesforce/label/c.Crosswalk_Next_BodyTooLarge";
import browserInOtherOrgLabel from "@salesforce/label/c.Crosswalk_Next_BrowserInOtherOrg";
import callbackOfAnotherBrowserLabel from "@salesforce/label/c.Crosswalk_Next_CallbackOfAnotherBrowser";
import callbackUnknownLabel from "@salesforce/label/c.Crosswalk_Next_CallbackUnknown";
import colleagueInProgressLabel from "@salesforce/label/c.Crosswalk_Next_ColleagueInProgress";
import columnsNamelessLabel from "@salesforce/label/c.Crosswalk_Next_ColumnsNameless";
import completedByAnotherUserLabel from "@salesforce/label/c.Crosswalk_Next_CompletedByAnotherUser";
import contactUnseenLabel from "@salesforce/label/c.Crosswalk_Next_ContactUnseen";
import createdByCrosswalkLabel from "@salesforce/label/c.Crosswalk_Next_CreatedByCrosswalk";
import creationDisabledLabel from "@salesforce/label/c.Crosswalk_Next_CreationDisabled";
import creationInProgressLabel from "@salesforce/label/c.Crosswalk_Next_CreationInProgress";
import cursorUnknownLabel from "@salesforce/label/c.Crosswalk_Next_CursorUnknown";
import duplicateAlertLabel from "@salesforce/label/c.Crosswalk_Next_DuplicateAlert";
import duplicateBlockLabel from "@salesforce/label/c.Crosswalk_Next_DuplicateBlock";
import duplicateDetectedLabel from "@salesforce/label/c.Crosswalk_Next_DuplicateDetected";
import duplicateUnclearLabel from "@salesforce/label/c.Crosswalk_Next_DuplicateUnclear";
import fileIsArchiveLabel from "@salesforce/label/c.Crosswalk_Next_FileIsArchive";
import fileIsEmptyLabel from "@salesforce/label/c.Crosswalk_Next_FileIsEmpty";
import fileIsImageLabel from "@salesforce/label/c.Crosswalk_Next_FileIsImage";
import fileIsLinkedinArchiveLabel from "@salesforce/label/c.Crosswalk_Next_FileIsLinkedinArchive";
import fileIsPageLabel from "@salesforce/label/c.Crosswalk_Next_FileIsPage";
import fileIsPdfLabel from "@salesforce/label/c.Crosswalk_Next_FileIsPdf";
import fileIsSheetLabel from "@salesforce/label/c.Crosswalk_Next_FileIsSheet";
import fileUnreadableLabel from "@salesforce/label/c.Crosswalk_Next_FileUnreadable";
import filesWaitingLabel from "@salesforce/label/c.Crosswalk_Next_FilesWaiting";
import headerTooWideLabel from "@salesforce/label/c.Crosswalk_Next_HeaderTooWide";
import headerUnknownLabel from "@salesforce/label/c.Crosswalk_Next_HeaderUnknown";
import importCancelledLabel from "@salesforce/label/c.Crosswalk_Next_ImportCancelled";
import importOverLabel from "@salesforce/label/c.Crosswalk_Next_ImportOver";
import importRepeatedLabel from "@salesforce/label/c.Crosswalk_Next_ImportRepeated";
import inCrmUnseenLabel from "@salesforce/label/c.Crosswalk_Next_InCrmUnseen";
import insufficientAccessLabel from "@salesforce/label/c.Crosswalk_Next_InsufficientAccess";
import internalLabel from "@salesforce/label/c.Crosswalk_Next_Internal";
import keyUsedLabel from "@salesforce/label/c.Crosswalk_Next_KeyUsed";
import leadNotInBatchLabel from "@salesforce/label/c.Crosswalk_Next_LeadNotInBatch";
import leadNotInListLabel from "@salesforce/label/c.Crosswalk_Next_LeadNotInList";
import leadSourceInactiveLabel from "@salesforce/label/c.Crosswalk_Next_LeadSourceInactive";
import leadSourceMissingLabel from "@salesforce/label/c.Crosswalk_Next_LeadSourceMissing";
import leadSourceRequiredLabel from "@salesforce/label/c.Crosswalk_Next_LeadSourceRequired";
import leadSourcesInactiveLabel from "@salesforce/label/c.Crosswalk_Next_LeadSourcesInactive";
import likelyInCrmLabel from "@salesforce/label/c.Crosswalk_Next_LikelyInCrm";
import linkInsteadLabel from "@salesforce/label/c.Crosswalk_Next_LinkInstead";
import linkedByRepLabel from "@salesforce/label/c.Crosswalk_Next_LinkedByRep";
import linkedUnseenLabel from "@salesforce/label/c.Crosswalk_Next_LinkedUnseen";
import listTooLongToCompareLabel from "@salesforce/label/c.Crosswalk_Next_ListTooLongToCompare";
import listTooLongToFilterLabel from "@salesforce/label/c.Crosswalk_Next_ListTooLongToFilter";
import listTooLongToSortLabel from "@salesforce/label/c.Crosswalk_Next_ListTooLongToSort";
import littleQuotaLeftLabel from "@salesforce/label/c.Crosswalk_Next_LittleQuotaLeft";
import lockedLabel from "@salesforce/label/c.Crosswalk_Next_Locked";
import metricsTokenLabel from "@salesforce/label/c.Crosswalk_Next_MetricsToken";
import neverKnownLabel from "@salesforce/label/c.Crosswalk_Next_NeverKnown";
import noBatchUndoLabel from "@salesforce/label/c.Crosswalk_Next_NoBatchUndo";
import noCreateLabel from "@salesforce/label/c.Crosswalk_Next_NoCreate";
import noEditLabel from "@salesforce/label/c.Crosswalk_Next_NoEdit";
import noEditRoleLabel from "@salesforce/label/c.Crosswalk_Next_NoEditRole";
import noFieldLabel from "@salesforce/label/c.Crosswalk_Next_NoField";
import noFileLabel from "@salesforce/label/c.Crosswalk_Next_NoFile";
import noLeadsSelectedLabel from "@salesforce/label/c.Crosswalk_Next_NoLeadsSelected";
import noOpportunitiesLabel from "@salesforce/label/c.Crosswalk_Next_NoOpportunities";
import noProfileAddressLabel from "@salesforce/label/c.Crosswalk_Next_NoProfileAddress";
import noReadLabel from "@salesforce/label/c.Crosswalk_Next_NoRead";
import noReadRequiredLabel from "@salesforce/label/c.Crosswalk_Next_NoReadRequired";
import noRoleLabel from "@salesforce/label/c.Crosswalk_Next_NoRole";
import noRowImportedLabel from "@salesforce/label/c.Crosswalk_Next_NoRowImported";
import noRowImportedBecauseLabel from "@salesforce/label/c.Crosswalk_Next_NoRowImportedBecause";
import noRowsLabel from "@salesforce/label/c.Crosswalk_Next_NoRows";
import noSignInThereLabel from "@salesforce/label/c.Crosswalk_Next_NoSignInThere";
import noSuchMatchLabel from "@salesforce/label/c.Crosswalk_Next_NoSuchMatch";
import noSuchSignInLabel from "@salesforce/label/c.Crosswalk_Next_NoSuchSignIn";
import nobodyAddedBecauseLabel from "@salesforce/label/c.Crosswalk_Next_NobodyAddedBecause";
import notAMatchLabel from "@salesforce/label/c.Crosswalk_Next_NotAMatch";
import notAdminLabel from "@salesforce/label/c.Crosswalk_Next_NotAdmin";
import notAnOpportunityLabel from "@salesforce/label/c.Crosswalk_Next_NotAnOpportunity";
import notCreatedLabel from "@salesforce/label/c.Crosswalk_Next_NotCreated";
import notDeletedLabel from "@salesforce/label/c.Crosswalk_Next_NotDeleted";
import notDeletedAgainLabel from "@salesforce/label/c.Crosswalk_Next_NotDeletedAgain";
import notFoundLabel from "@salesforce/label/c.Crosswalk_Next_NotFound";
import notListOwnerLabel from "@salesforce/label/c.Crosswalk_Next_NotListOwner";
import notSentLabel from "@salesforce/label/c.Crosswalk_Next_NotSent";
import notSignedInLabel from "@salesforce/label/c.Crosswalk_Next_NotSignedIn";
import notTriedLabel from "@salesforce/label/c.Crosswalk_Next_NotTried";
import nothingToUndoLabel from "@salesforce/label/c.Crosswalk_Next_NothingToUndo";
import orgBoundByConfigurationLabel from "@salesforce/label/c.Crosswalk_Next_OrgBoundByConfiguration";
import orgInactiveLabel from "@salesforce/label/c.Crosswalk_Next_OrgInactive";
import orgNotBoundLabel from "@salesforce/label/c.Crosswalk_Next_OrgNotBound";
import orgNotConfirmedLabel from "@salesforce/label/c.Crosswalk_Next_OrgNotConfirmed";
import otherOrgHostLabel from "@salesforce/label/c.Crosswalk_Next_OtherOrgHost";
import otherOrgHostRevokedLabel from "@salesforce/label/c.Crosswalk_Next_OtherOrgHostRevoked";
import outcomeUnknownLabel from "@salesforce/label/c.Crosswalk_Next_OutcomeUnknown";
import packageClassFailedLabel from "@salesforce/label/c.Crosswalk_Next_PackageClassFailed";
import packageNotAssignedLabel from "@salesforce/label/c.Crosswalk_Next_PackageNotAssigned";
import packageNotInOrgLabel from "@salesforce/label/c.Crosswalk_Next_PackageNotInOrg";
import pageNoAccountLabel from "@salesforce/label/c.Crosswalk_Next_PageNoAccount";
import pageNoRoleLabel from "@salesforce/label/c.Crosswalk_Next_PageNoRole";
import pageNotAllowedLabel from "@salesforce/label/c.Crosswalk_Next_PageNotAllowed";
import pageOpportunityClosedLabel from "@salesforce/label/c.Crosswalk_Next_PageOpportunityClosed";
import pagePersonAccountLabel from "@salesforce/label/c.Crosswalk_Next_PagePersonAccount";
import personNotNamedLabel from "@salesforce/label/c.Crosswalk_Next_PersonNotNamed";
import quotaExceededLabel from "@salesforce/label/c.Crosswalk_Next_QuotaExceeded";
import quotaUsedUpLabel from "@salesforce/label/c.Crosswalk_Next_QuotaUsedUp";
import quotaUsedUpLoweredLabel from "@salesforce/label/c.Crosswalk_Next_QuotaUsedUpLowered";
import quotaUsedUpProvisionalLabel from "@salesforce/label/c.Crosswalk_Next_QuotaUsedUpProvisional";
import quotaUserUnknownLabel from "@salesforce/label/c.Crosswalk_Next_QuotaUserUnknown";
import rehearsalNotUndoneLabel from "@salesforce/label/c.Crosswalk_Next_RehearsalNotUndone";
import rehearsalOverLabel from "@salesforce/label/c.Crosswalk_Next_RehearsalOver";
import rehearsalRunningLabel from "@salesforce/label/c.Crosswalk_Next_RehearsalRunning";
import rehearsalUnansweredLabel from "@salesforce/label/c.Crosswalk_Next_RehearsalUnanswered";
import rehearsalsOffLabel from "@salesforce/label/c.Crosswalk_Next_RehearsalsOff";
import renewalRefusedLabel from "@salesforce/label/c.Crosswalk_Next_RenewalRefused";
import requestInvalidLabel from "@salesforce/label/c.Crosswalk_Next_RequestInvalid";
import requestsPerMinuteLabel from "@salesforce/label/c.Crosswalk_Next_RequestsPerMinute";
import requestsWaitingLabel from "@salesforce/label/c.Crosswalk_Next_RequestsWaiting";
import roleClosedLabel from "@salesforce/label/c.Crosswalk_Next_RoleClosed";
import roleNeverKnownLabel from "@salesforce/label/c.Crosswalk_Next_RoleNeverKnown";
import roleNeverSeenLabel from "@salesforce/label/c.Crosswalk_Next_RoleNeverSeen";
import roleNoContactLabel from "@salesforce/label/c.Crosswalk_Next_RoleNoContact";
import roleNoOpportunityLabel from "@salesforce/label/c.Crosswalk_Next_RoleNoOpportunity";
import roleNotAddedLabel from "@salesforce/label/c.Crosswalk_Next_RoleNotAdded";
import roleNotLinkedLabel from "@salesforce/label/c.Crosswalk_Next_RoleNotLinked";
import roleNotSentLabel from "@salesforce/label/c.Crosswalk_Next_RoleNotSent";
import roleRefusedLabel from "@salesforce/label/c.Crosswalk_Next_RoleRefused";
import roleThereLabel from "@salesforce/label/c.Crosswalk_Next_RoleThere";
import roleThereAsLabel from "@salesforce/label/c.Crosswalk_Next_RoleThereAs";
import roleUnknownLabel from "@salesforce/label/c.Crosswalk_Next_RoleUnknown";
import roleWithoutOpportunityLabel from "@salesforce/label/c.Crosswalk_Next_RoleWithoutOpportunity";
import rowNotFailedLabel from "@salesforce/label/c.Crosswalk_Next_RowNotFailed";
import rowUnderWayLabel from "@salesforce/label/c.Crosswalk_Next_RowUnderWay";
import salesforceUnavailableLabel from "@salesforce/label/c.Crosswalk_Next_SalesforceUnavailable";
import searchTooLongLabel from "@salesforce/label/c.Crosswalk_Next_SearchTooLong";
import searchTooShortLabel from "@salesforce/label/c.Crosswalk_Next_SearchTooShort";
import sessionExpiredLabel from "@salesforce/label/c.Crosswalk_Next_SessionExpired";
import signInCodeLabel from "@salesforce/label/c.Crosswalk_Next_SignInCode";
import signInLinkOverLabel from "@salesforce/label/c.Crosswalk_Next_SignInLinkOver";
import signInLinkUsedLabel from "@salesforce/label/c.Crosswalk_Next_SignInLinkUsed";
import signInNotCompletedLabel from "@salesforce/label/c.Crosswalk_Next_SignInNotCompleted";
import signInOfAnotherPageLabel from "@salesforce/label/c.Crosswalk_Next_SignInOfAnotherPage";
import signInOpenedTooOftenLabel from "@salesforce/label/c.Crosswalk_Next_SignInOpenedTooOften";
import signInOverLabel from "@salesforce/label/c.Crosswalk_Next_SignInOver";
import signInPendingLabel from "@salesforce/label/c.Crosswalk_Next_SignInPending";
import signInRefusedLabel from "@salesforce/label/c.Crosswalk_Next_SignInRefused";
import signInRefusedNowLabel from "@salesforce/label/c.Crosswalk_Next_SignInRefusedNow";
import signInUnsignedLabel from "@salesforce/label/c.Crosswalk_Next_SignInUnsigned";
import storageUnavailableLabel from "@salesforce/label/c.Crosswalk_Next_StorageUnavailable";
import timelineQuestionLabel from "@salesforce/label/c.Crosswalk_Next_TimelineQuestion";
import tooManyAtOnceLabel from "@salesforce/label/c.Crosswalk_Next_TooManyAtOnce";
import tooManyLeadsLabel from "@salesforce/label/c.Crosswalk_Next_TooManyLeads";
import tooManyRequestsLabel from "@salesforce/label/c.Crosswalk_Next_TooManyRequests";
import tooManySignInsLabel from "@salesforce/label/c.Crosswalk_Next_TooManySignIns";
import twoQuotasLabel from "@salesforce/label/c.Crosswalk_Next_TwoQuotas";
import undoBatchNotAllowedLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchNotAllowed";
import undoBatchNothingLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchNothing";
import undoBatchOverLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchOver";
import undoBatchRetryTooLateLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchRetryTooLate";
import undoBatchTooLateLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchTooLate";
import undoBatchUnderWayLabel from "@salesforce/label/c.Crosswalk_Next_UndoBatchUnderWay";
import undoChangedLabel from "@salesforce/label/c.Crosswalk_Next_UndoChanged";
import undoHasActivityLabel from "@salesforce/label/c.Crosswalk_Next_UndoHasActivity";
import undoHasRoleLabel from "@salesforce/label/c.Crosswalk_Next_UndoHasRole";
import undoHiddenLabel from "@salesforce/label/c.Crosswalk_Next_UndoHidden";
import undoLimitLabel from "@salesforce/label/c.Crosswalk_Next_UndoLimit";
import undoLinkedLabel from "@salesforce/label/c.Crosswalk_Next_UndoLinked";
import undoMergedLabel from "@salesforce/label/c.Crosswalk_Next_UndoMerged";
import undoNeverKnownLabel from "@salesforce/label/c.Crosswalk_Next_UndoNeverKnown";
import undoNoAccessLabel from "@salesforce/label/c.Crosswalk_Next_UndoNoAccess";
import undoNoStorageLabel from "@salesforce/label/c.Crosswalk_Next_UndoNoStorage";
import undoNotAllowedLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotAllowed";
import undoNotCertainLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotCertain";
import undoNotDoneLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotDone";
import undoNotLookedLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotLooked";
import undoNotNowLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotNow";
import undoNotSentLabel from "@salesforce/label/c.Crosswalk_Next_UndoNotSent";
import undoRefusedLabel from "@salesforce/label/c.Crosswalk_Next_UndoRefused";
import undoRestoredLabel from "@salesforce/label/c.Crosswalk_Next_UndoRestored";
import undoRoleChangedLabel from "@salesforce/label/c.Crosswalk_Next_UndoRoleChanged";
import undoTooLateLabel from "@salesforce/label/c.Crosswalk_Next_UndoTooLate";
import undoUnseenLabel from "@salesforce/label/c.Crosswalk_Next_UndoUnseen";
import undoneLabel from "@salesforce/label/c.Crosswalk_Next_Undone";
import uploadBrokeOffLabel from "@salesforce/label/c.Crosswalk_Next_UploadBrokeOff";
import uploadSecondFileLabel from "@salesforce/label/c.Crosswalk_Next_UploadSecondFile";
import userInactiveLabel from "@salesforce/label/c.Crosswalk_Next_UserInactive";
import validationFailedLabel from "@salesforce/label/c.Crosswalk_Next_ValidationFailed";
import validationFailedAsAWholeLabel from "@salesforce/label/c.Crosswalk_Next_ValidationFailedAsAWhole";
import wrongOrgLabel from "@salesforce/label/c.Crosswalk_Next_WrongOrg";

/** What to do next, by the connector's reason or the error's code, in the user's language. */
export const nextSteps = {
  "access-denied": accessDeniedLabel,
  "allowance-ceiling": allowanceCeilingLabel,
  "already-in-crm": alreadyInCrmLabel,
  "api-disabled": apiDisabledLabel,
  "api-limit-reached": apiLimitReachedLabel,
  "app-access-withdrawn": appAccessWithdrawnLabel,
  "app-blocked": appBlockedLabel,
  "app-key-unknown": appKeyUnknownLabel,
  "app-not-approved": appNotApprovedLabel,
  "app-not-assigned": appNotAssignedLabel,
  "app-not-at-login-host": appNotAtLoginHostLabel,
  "app-not-in-org": appNotInOrgLabel,
  "app-scopes": appScopesLabel,
  "app-secret-wrong": appSecretWrongLabel,
  "app-without-refresh": appWithoutRefreshLabel,
  "automation-failed": automationFailedLabel,
  "batch-being-undone": batchBeingUndoneLabel,
  "batch-over": batchOverLabel,
  "body-slow": bodySlowLabel,
  "body-too-large": bodyTooLargeLabel,
  "browser-in-other-org": browserInOtherOrgLabel,
  "callback-of-another-browser": callbackOfAnotherBrowserLabel,
  "callback-unknown": callbackUnknownLabel,
  "colleague-in-progress": colleagueInProgressLabel,
  "columns-nameless": columnsNamelessLabel,
  "completed-by-another-user": completedByAnotherUserLabel,
  "contact-unseen": contactUnseenLabel,
  "created-by-crosswalk": createdByCrosswalkLabel,
  "creation-disabled": creationDisabledLabel,
  "creation-in-progress": creationInProgressLabel,
  "cursor-unknown": cursorUnknownLabel,
  "duplicate-alert": duplicateAlertLabel,
  "duplicate-block": duplicateBlockLabel,
  "duplicate-detected": duplicateDetectedLabel,
  "duplicate-unclear": duplicateUnclearLabel,
  "file-is-archive": fileIsArchiveLabel,
  "file-is-empty": fileIsEmptyLabel,
  "file-is-image": fileIsImageLabel,
  "file-is-linkedin-archive": fileIsLinkedinArchiveLabel,
  "file-is-page": fileIsPageLabel,
  "file-is-pdf": fileIsPdfLabel,
  "file-is-sheet": fileIsSheetLabel,
  "file-unreadable": fileUnreadableLabel,
  "files-waiting": filesWaitingLabel,
  "header-too-wide": headerTooWideLabel,
  "header-unknown": headerUnknownLabel,
  "import-cancelled": importCancelledLabel,
  "import-over": importOverLabel,
  "import-repeated": importRepeatedLabel,
  "in-crm-unseen": inCrmUnseenLabel,
  "insufficient-access": insufficientAccessLabel,
  internal: internalLabel,
  "key-used": keyUsedLabel,
  "lead-not-in-batch": leadNotInBatchLabel,
  "lead-not-in-list": leadNotInListLabel,
  "lead-source-inactive": leadSourceInactiveLabel,
  "lead-source-missing": leadSourceMissingLabel,
  "lead-source-required": leadSourceRequiredLabel,
  "lead-sources-inactive": leadSourcesInactiveLabel,
  "likely-in-crm": likelyInCrmLabel,
  "link-instead": linkInsteadLabel,
  "linked-by-rep": linkedByRepLabel,
  "linked-unseen": linkedUnseenLabel,
  "list-too-long-to-compare": listTooLongToCompareLabel,
  "list-too-long-to-filter": listTooLongToFilterLabel,
  "list-too-long-to-sort": listTooLongToSortLabel,
  "little-quota-left": littleQuotaLeftLabel,
  locked: lockedLabel,
  "metrics-token": metricsTokenLabel,
  "never-known": neverKnownLabel,
  "no-batch-undo": noBatchUndoLabel,
  "no-create": noCreateLabel,
  "no-edit": noEditLabel,
  "no-edit-role": noEditRoleLabel,
  "no-field": noFieldLabel,
  "no-file": noFileLabel,
  "no-leads-selected": noLeadsSelectedLabel,
  "no-opportunities": noOpportunitiesLabel,
  "no-profile-address": noProfileAddressLabel,
  "no-read": noReadLabel,
  "no-read-required": noReadRequiredLabel,
  "no-role": noRoleLabel,
  "no-row-imported": noRowImportedLabel,
  "no-row-imported-because": noRowImportedBecauseLabel,
  "no-rows": noRowsLabel,
  "no-sign-in-there": noSignInThereLabel,
  "no-such-match": noSuchMatchLabel,
  "no-such-sign-in": noSuchSignInLabel,
  "nobody-added-because": nobodyAddedBecauseLabel,
  "not-a-match": notAMatchLabel,
  "not-admin": notAdminLabel,
  "not-an-opportunity": notAnOpportunityLabel,
  "not-created": notCreatedLabel,
  "not-deleted": notDeletedLabel,
  "not-deleted-again": notDeletedAgainLabel,
  "not-found": notFoundLabel,
  "not-list-owner": notListOwnerLabel,
  "not-sent": notSentLabel,
  "not-signed-in": notSignedInLabel,
  "not-tried": notTriedLabel,
  "nothing-to-undo": nothingToUndoLabel,
  "org-bound-by-configuration": orgBoundByConfigurationLabel,
  "org-inactive": orgInactiveLabel,
  "org-not-bound": orgNotBoundLabel,
  "org-not-confirmed": orgNotConfirmedLabel,
  "other-org-host": otherOrgHostLabel,
  "other-org-host-revoked": otherOrgHostRevokedLabel,
  "outcome-unknown": outcomeUnknownLabel,
  "package-class-failed": packageClassFailedLabel,
  "package-not-assigned": packageNotAssignedLabel,
  "package-not-in-org": packageNotInOrgLabel,
  "page-no-account": pageNoAccountLabel,
  "page-no-role": pageNoRoleLabel,
  "page-not-allowed": pageNotAllowedLabel,
  "page-opportunity-closed": pageOpportunityClosedLabel,
  "page-person-account": pagePersonAccountLabel,
  "person-not-named": personNotNamedLabel,
  "quota-exceeded": quotaExceededLabel,
  "quota-used-up": quotaUsedUpLabel,
  "quota-used-up-lowered": quotaUsedUpLoweredLabel,
  "quota-used-up-provisional": quotaUsedUpProvisionalLabel,
  "quota-user-unknown": quotaUserUnknownLabel,
  "rehearsal-not-undone": rehearsalNotUndoneLabel,
  "rehearsal-over": rehearsalOverLabel,
  "rehearsal-running": rehearsalRunningLabel,
  "rehearsal-unanswered": rehearsalUnansweredLabel,
  "rehearsals-off": rehearsalsOffLabel,
  "renewal-refused": renewalRefusedLabel,
  "request-invalid": requestInvalidLabel,
  "requests-per-minute": requestsPerMinuteLabel,
  "requests-waiting": requestsWaitingLabel,
  "role-closed": roleClosedLabel,
  "role-never-known": roleNeverKnownLabel,
  "role-never-seen": roleNeverSeenLabel,
  "role-no-contact": roleNoContactLabel,
  "role-no-opportunity": roleNoOpportunityLabel,
  "role-not-added": roleNotAddedLabel,
  "role-not-linked": roleNotLinkedLabel,
  "role-not-sent": roleNotSentLabel,
  "role-refused": roleRefusedLabel,
  "role-there": roleThereLabel,
  "role-there-as": roleThereAsLabel,
  "role-unknown": roleUnknownLabel,
  "role-without-opportunity": roleWithoutOpportunityLabel,
  "row-not-failed": rowNotFailedLabel,
  "row-under-way": rowUnderWayLabel,
  "salesforce-unavailable": salesforceUnavailableLabel,
  "search-too-long": searchTooLongLabel,
  "search-too-short": searchTooShortLabel,
  "session-expired": sessionExpiredLabel,
  "sign-in-code": signInCodeLabel,
  "sign-in-link-over": signInLinkOverLabel,
  "sign-in-link-used": signInLinkUsedLabel,
  "sign-in-not-completed": signInNotCompletedLabel,
  "sign-in-of-another-page": signInOfAnotherPageLabel,
  "sign-in-opened-too-often": signInOpenedTooOftenLabel,
  "sign-in-over": signInOverLabel,
  "sign-in-pending": signInPendingLabel,
  "sign-in-refused": signInRefusedLabel,
  "sign-in-refused-now": signInRefusedNowLabel,
  "sign-in-unsigned": signInUnsignedLabel,
  "storage-unavailable": storageUnavailableLabel,
  "timeline-question": timelineQuestionLabel,
  "too-many-at-once": tooManyAtOnceLabel,
  "too-many-leads": tooManyLeadsLabel,
  "too-many-requests": tooManyRequestsLabel,
  "too-many-sign-ins": tooManySignInsLabel,
  "two-quotas": twoQuotasLabel,
  "undo-batch-not-allowed": undoBatchNotAllowedLabel,
  "undo-batch-nothing": undoBatchNothingLabel,
  "undo-batch-over": undoBatchOverLabel,
  "undo-batch-retry-too-late": undoBatchRetryTooLateLabel,
  "undo-batch-too-late": undoBatchTooLateLabel,
  "undo-batch-under-way": undoBatchUnderWayLabel,
  "undo-changed": undoChangedLabel,
  "undo-has-activity": undoHasActivityLabel,
  "undo-has-role": undoHasRoleLabel,
  "undo-hidden": undoHiddenLabel,
  "undo-limit": undoLimitLabel,
  "undo-linked": undoLinkedLabel,
  "undo-merged": undoMergedLabel,
  "undo-never-known": undoNeverKnownLabel,
  "undo-no-access": undoNoAccessLabel,
  "undo-no-storage": undoNoStorageLabel,
  "undo-not-allowed": undoNotAllowedLabel,
  "undo-not-certain": undoNotCertainLabel,
  "undo-not-done": undoNotDoneLabel,
  "undo-not-looked": undoNotLookedLabel,
  "undo-not-now": undoNotNowLabel,
  "undo-not-sent": undoNotSentLabel,
  "undo-refused": undoRefusedLabel,
  "undo-restored": undoRestoredLabel,
  "undo-role-changed": undoRoleChangedLabel,
  "undo-too-late": undoTooLateLabel,
  "undo-unseen": undoUnseenLabel,
  undone: undoneLabel,
  "upload-broke-off": uploadBrokeOffLabel,
  "upload-second-file": uploadSecondFileLabel,
  "user-inactive": userInactiveLabel,
  "validation-failed": validationFailedLabel,
  "validation-failed-as-a-whole": validationFailedAsAWholeLabel,
  "wrong-org": wrongOrgLabel,
};
