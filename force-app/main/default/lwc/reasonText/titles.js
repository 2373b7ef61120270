// Made by npm run labels from connector/errors.ts and connector/reasons.
import allOfNoListLabel from "@salesforce/label/c.Crosswalk_Error_AllOfNoList";
import alreadyInCrmLabel from "@salesforce/label/c.Crosswalk_Error_AlreadyInCrm";
import apiDisabledLabel from "@salesforce/label/c.Crosswalk_Error_ApiDisabled";
import apiLimitReachedLabel from "@salesforce/label/c.Crosswalk_Error_ApiLimitReached";
import appBlockedLabel from "@salesforce/label/c.Crosswalk_Error_AppBlocked";
import appKeyUnknownLabel from "@salesforce/label/c.Crosswalk_Error_AppKeyUnknown";
import appNotApprovedLabel from "@salesforce/label/c.Crosswalk_Error_AppNotApproved";
import appNotAssignedLabel from "@salesforce/label/c.Crosswalk_Error_AppNotAssigned";
import appNotAtLoginHostLabel from "@salesforce/label/c.Crosswalk_Error_AppNotAtLoginHost";
import appNotInOrgLabel from "@salesforce/label/c.Crosswalk_Error_AppNotInOrg";
import appScopesLabel from "@salesforce/label/c.Crosswalk_Error_AppScopes";
import appSecretWrongLabel from "@salesforce/label/c.Crosswalk_Error_AppSecretWrong";
import batchBeingUndoneLabel from "@salesforce/label/c.Crosswalk_Error_BatchBeingUndone";
import batchOverLabel from "@salesforce/label/c.Crosswalk_Error_BatchOver";
import callbackOfAnotherBrowserLabel from "@salesforce/label/c.Crosswalk_Error_CallbackOfAnotherBrowser";
import callbackUnknownLabel from "@salesforce/label/c.Crosswalk_Error_CallbackUnknown";
import columnsNamelessLabel from "@salesforce/label/c.Crosswalk_Error_ColumnsNameless";
import completedByAnotherUserLabel from "@salesforce/label/c.Crosswalk_Error_CompletedByAnotherUser";
import createdByCrosswalkLabel from "@salesforce/label/c.Crosswalk_Error_CreatedByCrosswalk";
import creationDisabledLabel from "@salesforce/label/c.Crosswalk_Error_CreationDisabled";
import creationInProgressLabel from "@salesforce/label/c.Crosswalk_Error_CreationInProgress";
import duplicateDetectedLabel from "@salesforce/label/c.Crosswalk_Error_DuplicateDetected";
import fileIsArchiveLabel from "@salesforce/label/c.Crosswalk_Error_FileIsArchive";
import fileIsEmptyLabel from "@salesforce/label/c.Crosswalk_Error_FileIsEmpty";
import fileIsImageLabel from "@salesforce/label/c.Crosswalk_Error_FileIsImage";
import fileIsLinkedinArchiveLabel from "@salesforce/label/c.Crosswalk_Error_FileIsLinkedinArchive";
import fileIsPageLabel from "@salesforce/label/c.Crosswalk_Error_FileIsPage";
import fileIsPdfLabel from "@salesforce/label/c.Crosswalk_Error_FileIsPdf";
import fileIsSheetLabel from "@salesforce/label/c.Crosswalk_Error_FileIsSheet";
import fileUnreadableLabel from "@salesforce/label/c.Crosswalk_Error_FileUnreadable";
import filesWaitingLabel from "@salesforce/label/c.Crosswalk_Error_FilesWaiting";
import headerTooWideLabel from "@salesforce/label/c.Crosswalk_Error_HeaderTooWide";
import headerUnknownLabel from "@salesforce/label/c.Crosswalk_Error_HeaderUnknown";
import identityUnreadableLabel from "@salesforce/label/c.Crosswalk_Error_IdentityUnreadable";
import importCancelledLabel from "@salesforce/label/c.Crosswalk_Error_ImportCancelled";
import importOverLabel from "@salesforce/label/c.Crosswalk_Error_ImportOver";
import importRepeatedLabel from "@salesforce/label/c.Crosswalk_Error_ImportRepeated";
import insufficientAccessLabel from "@salesforce/label/c.Crosswalk_Error_InsufficientAccess";
import internalLabel from "@salesforce/label/c.Crosswalk_Error_Internal";
import leadNotInBatchLabel from "@salesforce/label/c.Crosswalk_Error_LeadNotInBatch";
import leadNotInListLabel from "@salesforce/label/c.Crosswalk_Error_LeadNotInList";
import leadSourceMissingLabel from "@salesforce/label/c.Crosswalk_Error_LeadSourceMissing";
import listTooLongToCompareLabel from "@salesforce/label/c.Crosswalk_Error_ListTooLongToCompare";
import listTooLongToFilterLabel from "@salesforce/label/c.Crosswalk_Error_ListTooLongToFilter";
import listTooLongToSortLabel from "@salesforce/label/c.Crosswalk_Error_ListTooLongToSort";
import littleQuotaLeftLabel from "@salesforce/label/c.Crosswalk_Error_LittleQuotaLeft";
import lockedLabel from "@salesforce/label/c.Crosswalk_Error_Locked";
import neverKnownLabel from "@salesforce/label/c.Crosswalk_Error_NeverKnown";
import noBatchUndoLabel from "@salesforce/label/c.Crosswalk_Error_NoBatchUndo";
import noFileLabel from "@salesforce/label/c.Crosswalk_Error_NoFile";
import noLeadsSelectedLabel from "@salesforce/label/c.Crosswalk_Error_NoLeadsSelected";
import noProfileAddressLabel from "@salesforce/label/c.Crosswalk_Error_NoProfileAddress";
import noRowImportedLabel from "@salesforce/label/c.Crosswalk_Error_NoRowImported";
import noRowImportedBecauseLabel from "@salesforce/label/c.Crosswalk_Error_NoRowImportedBecause";
import noRowsLabel from "@salesforce/label/c.Crosswalk_Error_NoRows";
import noSignInThereLabel from "@salesforce/label/c.Crosswalk_Error_NoSignInThere";
import noSuchMatchLabel from "@salesforce/label/c.Crosswalk_Error_NoSuchMatch";
import noSuchSignInLabel from "@salesforce/label/c.Crosswalk_Error_NoSuchSignIn";
import nobodyAddedBecauseLabel from "@salesforce/label/c.Crosswalk_Error_NobodyAddedBecause";
import notAMatchLabel from "@salesforce/label/c.Crosswalk_Error_NotAMatch";
import notAdminLabel from "@salesforce/label/c.Crosswalk_Error_NotAdmin";
import notAnOpportunityLabel from "@salesforce/label/c.Crosswalk_Error_NotAnOpportunity";
import notCreatedLabel from "@salesforce/label/c.Crosswalk_Error_NotCreated";
import notDeletedLabel from "@salesforce/label/c.Crosswalk_Error_NotDeleted";
import notDeletedAgainLabel from "@salesforce/label/c.Crosswalk_Error_NotDeletedAgain";
import notFoundLabel from "@salesforce/label/c.Crosswalk_Error_NotFound";
import notListOwnerLabel from "@salesforce/label/c.Crosswalk_Error_NotListOwner";
import notSentLabel from "@salesforce/label/c.Crosswalk_Error_NotSent";
import notSignedInLabel from "@salesforce/label/c.Crosswalk_Error_NotSignedIn";
import notTriedLabel from "@salesforce/label/c.Crosswalk_Error_NotTried";
import nothingToUndoLabel from "@salesforce/label/c.Crosswalk_Error_NothingToUndo";
import orgBoundByConfigurationLabel from "@salesforce/label/c.Crosswalk_Error_OrgBoundByConfiguration";
import orgNotConfirmedLabel from "@salesforce/label/c.Crosswalk_Error_OrgNotConfirmed";
import otherUserLabel from "@salesforce/label/c.Crosswalk_Error_OtherUser";
import otherUserRevokedLabel from "@salesforce/label/c.Crosswalk_Error_OtherUserRevoked";
import outcomeUnknownLabel from "@salesforce/label/c.Crosswalk_Error_OutcomeUnknown";
import packageClassFailedLabel from "@salesforce/label/c.Crosswalk_Error_PackageClassFailed";
import packageNotAssignedLabel from "@salesforce/label/c.Crosswalk_Error_PackageNotAssigned";
import packageNotInOrgLabel from "@salesforce/label/c.Crosswalk_Error_PackageNotInOrg";
import pageNoAccountLabel from "@salesforce/label/c.Crosswalk_Error_PageNoAccount";
import pageNotAllowedLabel from "@salesforce/label/c.Crosswalk_Error_PageNotAllowed";
import pageOpportunityClosedLabel from "@salesforce/label/c.Crosswalk_Error_PageOpportunityClosed";
import pagePersonAccountLabel from "@salesforce/label/c.Crosswalk_Error_PagePersonAccount";
import personNotNamedLabel from "@salesforce/label/c.Crosswalk_Error_PersonNotNamed";
import quotaExceededLabel from "@salesforce/label/c.Crosswalk_Error_QuotaExceeded";
import quotaUserUnknownLabel from "@salesforce/label/c.Crosswalk_Error_QuotaUserUnknown";
import rehearsalNotUndoneLabel from "@salesforce/label/c.Crosswalk_Error_RehearsalNotUndone";
import rehearsalOverLabel from "@salesforce/label/c.Crosswalk_Error_RehearsalOver";
import rehearsalRunningLabel from "@salesforce/label/c.Crosswalk_Error_RehearsalRunning";
import rehearsalsOffLabel from "@salesforce/label/c.Crosswalk_Error_RehearsalsOff";
import requestInvalidLabel from "@salesforce/label/c.Crosswalk_Error_RequestInvalid";
import roleClosedLabel from "@salesforce/label/c.Crosswalk_Error_RoleClosed";
import roleInProgressLabel from "@salesforce/label/c.Crosswalk_Error_RoleInProgress";
import roleNeverKnownLabel from "@salesforce/label/c.Crosswalk_Error_RoleNeverKnown";
import roleNeverSeenLabel from "@salesforce/label/c.Crosswalk_Error_RoleNeverSeen";
import roleNoContactLabel from "@salesforce/label/c.Crosswalk_Error_RoleNoContact";
import roleNoOpportunityLabel from "@salesforce/label/c.Crosswalk_Error_RoleNoOpportunity";
import roleNotAddedLabel from "@salesforce/label/c.Crosswalk_Error_RoleNotAdded";
import roleNotLinkedLabel from "@salesforce/label/c.Crosswalk_Error_RoleNotLinked";
import roleNotSentLabel from "@salesforce/label/c.Crosswalk_Error_RoleNotSent";
import roleRefusedLabel from "@salesforce/label/c.Crosswalk_Error_RoleRefused";
import roleThereLabel from "@salesforce/label/c.Crosswalk_Error_RoleThere";
import roleThereAsLabel from "@salesforce/label/c.Crosswalk_Error_RoleThereAs";
import roleWithoutOpportunityLabel from "@salesforce/label/c.Crosswalk_Error_RoleWithoutOpportunity";
import rowNotFailedLabel from "@salesforce/label/c.Crosswalk_Error_RowNotFailed";
import rowUnderWayLabel from "@salesforce/label/c.Crosswalk_Error_RowUnderWay";
import salesforceUnavailableLabel from "@salesforce/label/c.Crosswalk_Error_SalesforceUnavailable";
import searchTooLongLabel from "@salesforce/label/c.Crosswalk_Error_SearchTooLong";
import searchTooShortLabel from "@salesforce/label/c.Crosswalk_Error_SearchTooShort";
import sessionExpiredLabel from "@salesforce/label/c.Crosswalk_Error_SessionExpired";
import signInCodeLabel from "@salesforce/label/c.Crosswalk_Error_SignInCode";
import signInFailedLabel from "@salesforce/label/c.Crosswalk_Error_SignInFailed";
import signInLinkOverLabel from "@salesforce/label/c.Crosswalk_Error_SignInLinkOver";
import signInLinkUsedLabel from "@salesforce/label/c.Crosswalk_Error_SignInLinkUsed";
import signInNamelessLabel from "@salesforce/label/c.Crosswalk_Error_SignInNameless";
import signInOfAnotherPageLabel from "@salesforce/label/c.Crosswalk_Error_SignInOfAnotherPage";
import signInOpenedTooOftenLabel from "@salesforce/label/c.Crosswalk_Error_SignInOpenedTooOften";
import signInPendingLabel from "@salesforce/label/c.Crosswalk_Error_SignInPending";
import signInRefusedLabel from "@salesforce/label/c.Crosswalk_Error_SignInRefused";
import signInRefusedNowLabel from "@salesforce/label/c.Crosswalk_Error_SignInRefusedNow";
import signInUnsignedLabel from "@salesforce/label/c.Crosswalk_Error_SignInUnsigned";
import storageUnavailableLabel from "@salesforce/label/c.Crosswalk_Error_StorageUnavailable";
import timelineQuestionLabel from "@salesforce/label/c.Crosswalk_Error_TimelineQuestion";
import tooManyAtOnceLabel from "@salesforce/label/c.Crosswalk_Error_TooManyAtOnce";
import tooManyLeadsLabel from "@salesforce/label/c.Crosswalk_Error_TooManyLeads";
import tooManyRequestsLabel from "@salesforce/label/c.Crosswalk_Error_TooManyRequests";
import tooManySignInsLabel from "@salesforce/label/c.Crosswalk_Error_TooManySignIns";
import twoQuotasLabel from "@salesforce/label/c.Crosswalk_Error_TwoQuotas";
import undoBatchNotAllowedLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchNotAllowed";
import undoBatchNothingLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchNothing";
import undoBatchOverLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchOver";
import undoBatchRetryTooLateLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchRetryTooLate";
import undoBatchTooLateLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchTooLate";
import undoBatchUnderWayLabel from "@salesforce/label/c.Crosswalk_Error_UndoBatchUnderWay";
import undoChangedLabel from "@salesforce/label/c.Crosswalk_Error_UndoChanged";
import undoHasActivityLabel from "@salesforce/label/c.Crosswalk_Error_UndoHasActivity";
import undoHasRoleLabel from "@salesforce/label/c.Crosswalk_Error_UndoHasRole";
import undoHiddenLabel from "@salesforce/label/c.Crosswalk_Error_UndoHidden";
import undoLimitLabel from "@salesforce/label/c.Crosswalk_Error_UndoLimit";
import undoLinkedLabel from "@salesforce/label/c.Crosswalk_Error_UndoLinked";
import undoMergedLabel from "@salesforce/label/c.Crosswalk_Error_UndoMerged";
import undoNeverKnownLabel from "@salesforce/label/c.Crosswalk_Error_UndoNeverKnown";
import undoNoAccessLabel from "@salesforce/label/c.Crosswalk_Error_UndoNoAccess";
import undoNoStorageLabel from "@salesforce/label/c.Crosswalk_Error_UndoNoStorage";
import undoNotAllowedLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotAllowed";
import undoNotCertainLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotCertain";
import undoNotDoneLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotDone";
import undoNotLookedLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotLooked";
import undoNotNowLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotNow";
import undoNotSentLabel from "@salesforce/label/c.Crosswalk_Error_UndoNotSent";
import undoRefusedLabel from "@salesforce/label/c.Crosswalk_Error_UndoRefused";
import undoRestoredLabel from "@salesforce/label/c.Crosswalk_Error_UndoRestored";
import undoRoleChangedLabel from "@salesforce/label/c.Crosswalk_Error_UndoRoleChanged";
import undoTooLateLabel from "@salesforce/label/c.Crosswalk_Error_UndoTooLate";
import undoUnseenLabel from "@salesforce/label/c.Crosswalk_Error_UndoUnseen";
import undoneLabel from "@salesforce/label/c.Crosswalk_Error_Undone";
import uploadBrokeOffLabel from "@salesforce/label/c.Crosswalk_Error_UploadBrokeOff";
import uploadSecondFileLabel from "@salesforce/label/c.Crosswalk_Error_UploadSecondFile";
import validationFailedLabel from "@salesforce/label/c.Crosswalk_Error_ValidationFailed";
import wrongOrgLabel from "@salesforce/label/c.Crosswalk_Error_WrongOrg";

/** Titles by error code, in the user's language. */
export const titles = {
  "all-of-no-list": allOfNoListLabel,
  "already-in-crm": alreadyInCrmLabel,
  "api-disabled": apiDisabledLabel,
  "api-limit-reached": apiLimitReachedLabel,
  "app-blocked": appBlockedLabel,
  "app-key-unknown": appKeyUnknownLabel,
  "app-not-approved": appNotApprovedLabel,
  "app-not-assigned": appNotAssignedLabel,
  "app-not-at-login-host": appNotAtLoginHostLabel,
  "app-not-in-org": appNotInOrgLabel,
  "app-scopes": appScopesLabel,
  "app-secret-wrong": appSecretWrongLabel,
  "batch-being-undone": batchBeingUndoneLabel,
  "batch-over": batchOverLabel,
  "callback-of-another-browser": callbackOfAnotherBrowserLabel,
  "callback-unknown": callbackUnknownLabel,
  "columns-nameless": columnsNamelessLabel,
  "completed-by-another-user": completedByAnotherUserLabel,
  "created-by-crosswalk": createdByCrosswalkLabel,
  "creation-disabled": creationDisabledLabel,
  "creation-in-progress": creationInProgressLabel,
  "duplicate-detected": duplicateDetectedLabel,
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
  "identity-unreadable": identityUnreadableLabel,
  "import-cancelled": importCancelledLabel,
  "import-over": importOverLabel,
  "import-repeated": importRepeatedLabel,
  "insufficient-access": insufficientAccessLabel,
  internal: internalLabel,
  "lead-not-in-batch": leadNotInBatchLabel,
  "lead-not-in-list": leadNotInListLabel,
  "lead-source-missing": leadSourceMissingLabel,
  "list-too-long-to-compare": listTooLongToCompareLabel,
  "list-too-long-to-filter": listTooLongToFilterLabel,
  "list-too-long-to-sort": listTooLongToSortLabel,
  "little-quota-left": littleQuotaLeftLabel,
  locked: lockedLabel,
  "never-known": neverKnownLabel,
  "no-batch-undo": noBatchUndoLabel,
  "no-file": noFileLabel,
  "no-leads-selected": noLeadsSelectedLabel,
  "no-profile-address": noProfileAddressLabel,
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
  "org-not-confirmed": orgNotConfirmedLabel,
  "other-user": otherUserLabel,
  "other-user-revoked": otherUserRevokedLabel,
  "outcome-unknown": outcomeUnknownLabel,
  "package-class-failed": packageClassFailedLabel,
  "package-not-assigned": packageNotAssignedLabel,
  "package-not-in-org": packageNotInOrgLabel,
  "page-no-account": pageNoAccountLabel,
  "page-not-allowed": pageNotAllowedLabel,
  "page-opportunity-closed": pageOpportunityClosedLabel,
  "page-person-account": pagePersonAccountLabel,
  "person-not-named": personNotNamedLabel,
  "quota-exceeded": quotaExceededLabel,
  "quota-user-unknown": quotaUserUnknownLabel,
  "rehearsal-not-undone": rehearsalNotUndoneLabel,
  "rehearsal-over": rehearsalOverLabel,
  "rehearsal-running": rehearsalRunningLabel,
  "rehearsals-off": rehearsalsOffLabel,
  "request-invalid": requestInvalidLabel,
  "role-closed": roleClosedLabel,
  "role-in-progress": roleInProgressLabel,
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
  "role-without-opportunity": roleWithoutOpportunityLabel,
  "row-not-failed": rowNotFailedLabel,
  "row-under-way": rowUnderWayLabel,
  "salesforce-unavailable": salesforceUnavailableLabel,
  "search-too-long": searchTooLongLabel,
  "search-too-short": searchTooShortLabel,
  "session-expired": sessionExpiredLabel,
  "sign-in-code": signInCodeLabel,
  "sign-in-failed": signInFailedLabel,
  "sign-in-link-over": signInLinkOverLabel,
  "sign-in-link-used": signInLinkUsedLabel,
  "sign-in-nameless": signInNamelessLabel,
  "sign-in-of-another-page": signInOfAnotherPageLabel,
  "sign-in-opened-too-often": signInOpenedTooOftenLabel,
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
  "validation-failed": validationFailedLabel,
  "wrong-org": wrongOrgLabel,
};
