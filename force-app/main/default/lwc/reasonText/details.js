// Made by npm run labels from connector/errors.ts and connector/reasons.
import accessDeniedLabel from "@salesforce/label/c.Crosswalk_Detail_AccessDenied";
import allOfNoListLabel from "@salesforce/label/c.Crosswalk_Detail_AllOfNoList";
import allowanceCeilingLabel from "@salesforce/label/c.Crosswalk_Detail_AllowanceCeiling";
import allowanceUsedLabel from "@salesforce/label/c.Crosswalk_Detail_AllowanceUsed";
import answerUnreadableLabel from "@salesforce/label/c.Crosswalk_Detail_AnswerUnreadable";
import apiDisabledLabel from "@salesforce/label/c.Crosswalk_Detail_ApiDisabled";
import appAccessWithdrawnLabel from "@salesforce/label/c.Crosswalk_Detail_AppAccessWithdrawn";
import appKeyUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_AppKeyUnknown";
import appNotAllowedLabel from "@salesforce/label/c.Crosswalk_Detail_AppNotAllowed";
import appNotApprovedLabel from "@salesforce/label/c.Crosswalk_Detail_AppNotApproved";
import appNotAssignedLabel from "@salesforce/label/c.Crosswalk_Detail_AppNotAssigned";
import appNotAtLoginHostLabel from "@salesforce/label/c.Crosswalk_Detail_AppNotAtLoginHost";
import appNotInOrgLabel from "@salesforce/label/c.Crosswalk_Detail_AppNotInOrg";
import appScopesLabel from "@salesforce/label/c.Crosswalk_Detail_AppScopes";
import appSecretWrongLabel from "@salesforce/label/c.Crosswalk_Detail_AppSecretWrong";
import appWithoutRefreshLabel from "@salesforce/label/c.Crosswalk_Detail_AppWithoutRefresh";
import batchBeingUndoneLabel from "@salesforce/label/c.Crosswalk_Detail_BatchBeingUndone";
import batchOverLabel from "@salesforce/label/c.Crosswalk_Detail_BatchOver";
import bodyBrokeOffLabel from "@salesforce/label/c.Crosswalk_Detail_BodyBrokeOff";
import bodyEmptyLabel from "@salesforce/label/c.Crosswalk_Detail_BodyEmpty";
import bodyEntriesLabel from "@salesforce/label/c.Crosswalk_Detail_BodyEntries";
import bodyNestedLabel from "@salesforce/label/c.Crosswalk_Detail_BodyNested";
import bodyNotJsonLabel from "@salesforce/label/c.Crosswalk_Detail_BodyNotJson";
import bodySlowLabel from "@salesforce/label/c.Crosswalk_Detail_BodySlow";
import bodyTooLargeLabel from "@salesforce/label/c.Crosswalk_Detail_BodyTooLarge";
import browserInOtherOrgLabel from "@salesforce/label/c.Crosswalk_Detail_BrowserInOtherOrg";
import callbackOfAnotherBrowserLabel from "@salesforce/label/c.Crosswalk_Detail_CallbackOfAnotherBrowser";
import callbackUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_CallbackUnknown";
import colleagueInProgressLabel from "@salesforce/label/c.Crosswalk_Detail_ColleagueInProgress";
import columnsNamelessLabel from "@salesforce/label/c.Crosswalk_Detail_ColumnsNameless";
import completedByAnotherUserLabel from "@salesforce/label/c.Crosswalk_Detail_CompletedByAnotherUser";
import contactUnseenLabel from "@salesforce/label/c.Crosswalk_Detail_ContactUnseen";
import contentTypeUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_ContentTypeUnknown";
import createdByCrosswalkLabel from "@salesforce/label/c.Crosswalk_Detail_CreatedByCrosswalk";
import creationInProgressLabel from "@salesforce/label/c.Crosswalk_Detail_CreationInProgress";
import cursorUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_CursorUnknown";
import deletedLabel from "@salesforce/label/c.Crosswalk_Detail_Deleted";
import erasedPeopleLockedLabel from "@salesforce/label/c.Crosswalk_Detail_ErasedPeopleLocked";
import failedLabel from "@salesforce/label/c.Crosswalk_Detail_Failed";
import fileIsArchiveLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsArchive";
import fileIsEmptyLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsEmpty";
import fileIsImageLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsImage";
import fileIsLinkedinArchiveLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsLinkedinArchive";
import fileIsPageLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsPage";
import fileIsPdfLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsPdf";
import fileIsSheetLabel from "@salesforce/label/c.Crosswalk_Detail_FileIsSheet";
import fileUnreadableLabel from "@salesforce/label/c.Crosswalk_Detail_FileUnreadable";
import filesWaitingLabel from "@salesforce/label/c.Crosswalk_Detail_FilesWaiting";
import headerTooWideLabel from "@salesforce/label/c.Crosswalk_Detail_HeaderTooWide";
import headerUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_HeaderUnknown";
import identityUnreadableLabel from "@salesforce/label/c.Crosswalk_Detail_IdentityUnreadable";
import importOverLabel from "@salesforce/label/c.Crosswalk_Detail_ImportOver";
import importRemovedLabel from "@salesforce/label/c.Crosswalk_Detail_ImportRemoved";
import importRepeatedLabel from "@salesforce/label/c.Crosswalk_Detail_ImportRepeated";
import inCrmUnseenLabel from "@salesforce/label/c.Crosswalk_Detail_InCrmUnseen";
import keyInProgressLabel from "@salesforce/label/c.Crosswalk_Detail_KeyInProgress";
import keyUsedLabel from "@salesforce/label/c.Crosswalk_Detail_KeyUsed";
import leadGoneLabel from "@salesforce/label/c.Crosswalk_Detail_LeadGone";
import leadNotInBatchLabel from "@salesforce/label/c.Crosswalk_Detail_LeadNotInBatch";
import leadNotInListLabel from "@salesforce/label/c.Crosswalk_Detail_LeadNotInList";
import leadSourceInactiveLabel from "@salesforce/label/c.Crosswalk_Detail_LeadSourceInactive";
import leadSourceNoneLabel from "@salesforce/label/c.Crosswalk_Detail_LeadSourceNone";
import leadSourceRequiredLabel from "@salesforce/label/c.Crosswalk_Detail_LeadSourceRequired";
import leadSourcesInactiveLabel from "@salesforce/label/c.Crosswalk_Detail_LeadSourcesInactive";
import likelyInCrmLabel from "@salesforce/label/c.Crosswalk_Detail_LikelyInCrm";
import linkInsteadLabel from "@salesforce/label/c.Crosswalk_Detail_LinkInstead";
import linkedLabel from "@salesforce/label/c.Crosswalk_Detail_Linked";
import linkedByRepLabel from "@salesforce/label/c.Crosswalk_Detail_LinkedByRep";
import linkedUnseenLabel from "@salesforce/label/c.Crosswalk_Detail_LinkedUnseen";
import listTooLongToCompareLabel from "@salesforce/label/c.Crosswalk_Detail_ListTooLongToCompare";
import listTooLongToFilterLabel from "@salesforce/label/c.Crosswalk_Detail_ListTooLongToFilter";
import listTooLongToSortLabel from "@salesforce/label/c.Crosswalk_Detail_ListTooLongToSort";
import littleQuotaLeftLabel from "@salesforce/label/c.Crosswalk_Detail_LittleQuotaLeft";
import lockedLabel from "@salesforce/label/c.Crosswalk_Detail_Locked";
import maintenanceLabel from "@salesforce/label/c.Crosswalk_Detail_Maintenance";
import manyFieldsWrongLabel from "@salesforce/label/c.Crosswalk_Detail_ManyFieldsWrong";
import metricsTokenLabel from "@salesforce/label/c.Crosswalk_Detail_MetricsToken";
import neverKnownLabel from "@salesforce/label/c.Crosswalk_Detail_NeverKnown";
import noAnswerLabel from "@salesforce/label/c.Crosswalk_Detail_NoAnswer";
import noBatchUndoLabel from "@salesforce/label/c.Crosswalk_Detail_NoBatchUndo";
import noCreateLabel from "@salesforce/label/c.Crosswalk_Detail_NoCreate";
import noEditLabel from "@salesforce/label/c.Crosswalk_Detail_NoEdit";
import noEditRoleLabel from "@salesforce/label/c.Crosswalk_Detail_NoEditRole";
import noFieldLabel from "@salesforce/label/c.Crosswalk_Detail_NoField";
import noFileLabel from "@salesforce/label/c.Crosswalk_Detail_NoFile";
import noLeadsSelectedLabel from "@salesforce/label/c.Crosswalk_Detail_NoLeadsSelected";
import noOpportunitiesLabel from "@salesforce/label/c.Crosswalk_Detail_NoOpportunities";
import noProfileAddressLabel from "@salesforce/label/c.Crosswalk_Detail_NoProfileAddress";
import noReadLabel from "@salesforce/label/c.Crosswalk_Detail_NoRead";
import noReadRequiredLabel from "@salesforce/label/c.Crosswalk_Detail_NoReadRequired";
import noRecordIdLabel from "@salesforce/label/c.Crosswalk_Detail_NoRecordId";
import noRoleLabel from "@salesforce/label/c.Crosswalk_Detail_NoRole";
import noRowImportedLabel from "@salesforce/label/c.Crosswalk_Detail_NoRowImported";
import noRowImportedBecauseLabel from "@salesforce/label/c.Crosswalk_Detail_NoRowImportedBecause";
import noRowsLabel from "@salesforce/label/c.Crosswalk_Detail_NoRows";
import noSignInThereLabel from "@salesforce/label/c.Crosswalk_Detail_NoSignInThere";
import noSuchBatchLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchBatch";
import noSuchCreationLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchCreation";
import noSuchImportLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchImport";
import noSuchLeadLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchLead";
import noSuchLeadIdLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchLeadId";
import noSuchListLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchList";
import noSuchMatchLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchMatch";
import noSuchPathLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchPath";
import noSuchRecordLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchRecord";
import noSuchRehearsalLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchRehearsal";
import noSuchRoleAdditionLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchRoleAddition";
import noSuchRowLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchRow";
import noSuchSignInLabel from "@salesforce/label/c.Crosswalk_Detail_NoSuchSignIn";
import nobodyAddedBecauseLabel from "@salesforce/label/c.Crosswalk_Detail_NobodyAddedBecause";
import notAMatchLabel from "@salesforce/label/c.Crosswalk_Detail_NotAMatch";
import notAnOpportunityLabel from "@salesforce/label/c.Crosswalk_Detail_NotAnOpportunity";
import notCreatedLabel from "@salesforce/label/c.Crosswalk_Detail_NotCreated";
import notDeletedLabel from "@salesforce/label/c.Crosswalk_Detail_NotDeleted";
import notDeletedAgainLabel from "@salesforce/label/c.Crosswalk_Detail_NotDeletedAgain";
import notInFormLabel from "@salesforce/label/c.Crosswalk_Detail_NotInForm";
import notListOwnerLabel from "@salesforce/label/c.Crosswalk_Detail_NotListOwner";
import notSentLabel from "@salesforce/label/c.Crosswalk_Detail_NotSent";
import notTriedLabel from "@salesforce/label/c.Crosswalk_Detail_NotTried";
import nothingToUndoLabel from "@salesforce/label/c.Crosswalk_Detail_NothingToUndo";
import orgBoundByConfigurationLabel from "@salesforce/label/c.Crosswalk_Detail_OrgBoundByConfiguration";
import orgInactiveLabel from "@salesforce/label/c.Crosswalk_Detail_OrgInactive";
import orgNotBoundLabel from "@salesforce/label/c.Crosswalk_Detail_OrgNotBound";
import orgNotConfirmedLabel from "@salesforce/label/c.Crosswalk_Detail_OrgNotConfirmed";
import otherOrgLabel from "@salesforce/label/c.Crosswalk_Detail_OtherOrg";
import otherOrgHostLabel from "@salesforce/label/c.Crosswalk_Detail_OtherOrgHost";
import otherOrgHostRevokedLabel from "@salesforce/label/c.Crosswalk_Detail_OtherOrgHostRevoked";
import otherOrgRevokedLabel from "@salesforce/label/c.Crosswalk_Detail_OtherOrgRevoked";
import otherUserLabel from "@salesforce/label/c.Crosswalk_Detail_OtherUser";
import otherUserRevokedLabel from "@salesforce/label/c.Crosswalk_Detail_OtherUserRevoked";
import outcomeUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_OutcomeUnknown";
import packageClassFailedLabel from "@salesforce/label/c.Crosswalk_Detail_PackageClassFailed";
import packageNotAssignedLabel from "@salesforce/label/c.Crosswalk_Detail_PackageNotAssigned";
import packageNotInOrgLabel from "@salesforce/label/c.Crosswalk_Detail_PackageNotInOrg";
import pageNoAccountLabel from "@salesforce/label/c.Crosswalk_Detail_PageNoAccount";
import pageNoRoleLabel from "@salesforce/label/c.Crosswalk_Detail_PageNoRole";
import pageNotAllowedLabel from "@salesforce/label/c.Crosswalk_Detail_PageNotAllowed";
import pageOpportunityClosedLabel from "@salesforce/label/c.Crosswalk_Detail_PageOpportunityClosed";
import pagePersonAccountLabel from "@salesforce/label/c.Crosswalk_Detail_PagePersonAccount";
import personNotNamedLabel from "@salesforce/label/c.Crosswalk_Detail_PersonNotNamed";
import quotaUsedUpLabel from "@salesforce/label/c.Crosswalk_Detail_QuotaUsedUp";
import quotaUsedUpLoweredLabel from "@salesforce/label/c.Crosswalk_Detail_QuotaUsedUpLowered";
import quotaUsedUpProvisionalLabel from "@salesforce/label/c.Crosswalk_Detail_QuotaUsedUpProvisional";
import quotaUserUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_QuotaUserUnknown";
import rehearsalNotUndoneLabel from "@salesforce/label/c.Crosswalk_Detail_RehearsalNotUndone";
import rehearsalOverLabel from "@salesforce/label/c.Crosswalk_Detail_RehearsalOver";
import rehearsalRunningLabel from "@salesforce/label/c.Crosswalk_Detail_RehearsalRunning";
import rehearsalUnansweredLabel from "@salesforce/label/c.Crosswalk_Detail_RehearsalUnanswered";
import rehearsalsOffLabel from "@salesforce/label/c.Crosswalk_Detail_RehearsalsOff";
import renewalRefusedLabel from "@salesforce/label/c.Crosswalk_Detail_RenewalRefused";
import renewalSlowLabel from "@salesforce/label/c.Crosswalk_Detail_RenewalSlow";
import requestsPerMinuteLabel from "@salesforce/label/c.Crosswalk_Detail_RequestsPerMinute";
import requestsWaitingLabel from "@salesforce/label/c.Crosswalk_Detail_RequestsWaiting";
import restoredNotAskedLabel from "@salesforce/label/c.Crosswalk_Detail_RestoredNotAsked";
import roleClosedLabel from "@salesforce/label/c.Crosswalk_Detail_RoleClosed";
import roleInProgressLabel from "@salesforce/label/c.Crosswalk_Detail_RoleInProgress";
import roleNeverKnownLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNeverKnown";
import roleNeverSeenLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNeverSeen";
import roleNoContactLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNoContact";
import roleNoOpportunityLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNoOpportunity";
import roleNotAddedLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNotAdded";
import roleNotLinkedLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNotLinked";
import roleNotSentLabel from "@salesforce/label/c.Crosswalk_Detail_RoleNotSent";
import roleThereLabel from "@salesforce/label/c.Crosswalk_Detail_RoleThere";
import roleThereAsLabel from "@salesforce/label/c.Crosswalk_Detail_RoleThereAs";
import roleUnknownLabel from "@salesforce/label/c.Crosswalk_Detail_RoleUnknown";
import roleWithoutOpportunityLabel from "@salesforce/label/c.Crosswalk_Detail_RoleWithoutOpportunity";
import rowNotFailedLabel from "@salesforce/label/c.Crosswalk_Detail_RowNotFailed";
import rowUnderWayLabel from "@salesforce/label/c.Crosswalk_Detail_RowUnderWay";
import searchSlowLabel from "@salesforce/label/c.Crosswalk_Detail_SearchSlow";
import searchTooLongLabel from "@salesforce/label/c.Crosswalk_Detail_SearchTooLong";
import searchTooShortLabel from "@salesforce/label/c.Crosswalk_Detail_SearchTooShort";
import sessionOfAnotherPageLabel from "@salesforce/label/c.Crosswalk_Detail_SessionOfAnotherPage";
import signInCodeLabel from "@salesforce/label/c.Crosswalk_Detail_SignInCode";
import signInEndedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInEnded";
import signInFailedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInFailed";
import signInLinkOverLabel from "@salesforce/label/c.Crosswalk_Detail_SignInLinkOver";
import signInLinkUsedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInLinkUsed";
import signInNamelessLabel from "@salesforce/label/c.Crosswalk_Detail_SignInNameless";
import signInNotAcceptedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInNotAccepted";
import signInNotCompletedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInNotCompleted";
import signInOfAnotherPageLabel from "@salesforce/label/c.Crosswalk_Detail_SignInOfAnotherPage";
import signInOpenedTooOftenLabel from "@salesforce/label/c.Crosswalk_Detail_SignInOpenedTooOften";
import signInOverLabel from "@salesforce/label/c.Crosswalk_Detail_SignInOver";
import signInPendingLabel from "@salesforce/label/c.Crosswalk_Detail_SignInPending";
import signInRefusedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInRefused";
import signInRefusedNowLabel from "@salesforce/label/c.Crosswalk_Detail_SignInRefusedNow";
import signInToContinueLabel from "@salesforce/label/c.Crosswalk_Detail_SignInToContinue";
import signInUnderWayLabel from "@salesforce/label/c.Crosswalk_Detail_SignInUnderWay";
import signInUnsignedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInUnsigned";
import signInUsedLabel from "@salesforce/label/c.Crosswalk_Detail_SignInUsed";
import signInVerifierLabel from "@salesforce/label/c.Crosswalk_Detail_SignInVerifier";
import signedOutLabel from "@salesforce/label/c.Crosswalk_Detail_SignedOut";
import signedOutAfterHoursLabel from "@salesforce/label/c.Crosswalk_Detail_SignedOutAfterHours";
import signedOutWhenIdleLabel from "@salesforce/label/c.Crosswalk_Detail_SignedOutWhenIdle";
import storageClosedLabel from "@salesforce/label/c.Crosswalk_Detail_StorageClosed";
import storageDamagedLabel from "@salesforce/label/c.Crosswalk_Detail_StorageDamaged";
import storageDiskFailingLabel from "@salesforce/label/c.Crosswalk_Detail_StorageDiskFailing";
import storageFullLabel from "@salesforce/label/c.Crosswalk_Detail_StorageFull";
import storageHeldLabel from "@salesforce/label/c.Crosswalk_Detail_StorageHeld";
import storageReadOnlyLabel from "@salesforce/label/c.Crosswalk_Detail_StorageReadOnly";
import timelineQuestionLabel from "@salesforce/label/c.Crosswalk_Detail_TimelineQuestion";
import tooManyAtOnceLabel from "@salesforce/label/c.Crosswalk_Detail_TooManyAtOnce";
import tooManyLeadsLabel from "@salesforce/label/c.Crosswalk_Detail_TooManyLeads";
import tooManySignInsLabel from "@salesforce/label/c.Crosswalk_Detail_TooManySignIns";
import twoQuotasLabel from "@salesforce/label/c.Crosswalk_Detail_TwoQuotas";
import undoBatchNotAllowedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchNotAllowed";
import undoBatchNothingLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchNothing";
import undoBatchOverLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchOver";
import undoBatchRetryTooLateLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchRetryTooLate";
import undoBatchTooLateLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchTooLate";
import undoBatchUnderWayLabel from "@salesforce/label/c.Crosswalk_Detail_UndoBatchUnderWay";
import undoChangedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoChanged";
import undoHasActivityLabel from "@salesforce/label/c.Crosswalk_Detail_UndoHasActivity";
import undoHasRoleLabel from "@salesforce/label/c.Crosswalk_Detail_UndoHasRole";
import undoHiddenLabel from "@salesforce/label/c.Crosswalk_Detail_UndoHidden";
import undoLimitLabel from "@salesforce/label/c.Crosswalk_Detail_UndoLimit";
import undoLinkedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoLinked";
import undoMergedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoMerged";
import undoNeverKnownLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNeverKnown";
import undoNoAccessLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNoAccess";
import undoNoStorageLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNoStorage";
import undoNotAllowedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotAllowed";
import undoNotCertainLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotCertain";
import undoNotDoneLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotDone";
import undoNotLookedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotLooked";
import undoNotNowLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotNow";
import undoNotSentLabel from "@salesforce/label/c.Crosswalk_Detail_UndoNotSent";
import undoRestoredLabel from "@salesforce/label/c.Crosswalk_Detail_UndoRestored";
import undoRoleChangedLabel from "@salesforce/label/c.Crosswalk_Detail_UndoRoleChanged";
import undoTooLateLabel from "@salesforce/label/c.Crosswalk_Detail_UndoTooLate";
import undoUnseenLabel from "@salesforce/label/c.Crosswalk_Detail_UndoUnseen";
import undoneLabel from "@salesforce/label/c.Crosswalk_Detail_Undone";
import uploadBrokeOffLabel from "@salesforce/label/c.Crosswalk_Detail_UploadBrokeOff";
import uploadOtherFieldLabel from "@salesforce/label/c.Crosswalk_Detail_UploadOtherField";
import uploadPartsLabel from "@salesforce/label/c.Crosswalk_Detail_UploadParts";
import uploadSecondFileLabel from "@salesforce/label/c.Crosswalk_Detail_UploadSecondFile";
import userInactiveLabel from "@salesforce/label/c.Crosswalk_Detail_UserInactive";

/** What happened, by the connector's reason, in the user's language. */
export const details = {
  "access-denied": accessDeniedLabel,
  "all-of-no-list": allOfNoListLabel,
  "allowance-ceiling": allowanceCeilingLabel,
  "allowance-used": allowanceUsedLabel,
  "answer-unreadable": answerUnreadableLabel,
  "api-disabled": apiDisabledLabel,
  "app-access-withdrawn": appAccessWithdrawnLabel,
  "app-key-unknown": appKeyUnknownLabel,
  "app-not-allowed": appNotAllowedLabel,
  "app-not-approved": appNotApprovedLabel,
  "app-not-assigned": appNotAssignedLabel,
  "app-not-at-login-host": appNotAtLoginHostLabel,
  "app-not-in-org": appNotInOrgLabel,
  "app-scopes": appScopesLabel,
  "app-secret-wrong": appSecretWrongLabel,
  "app-without-refresh": appWithoutRefreshLabel,
  "batch-being-undone": batchBeingUndoneLabel,
  "batch-over": batchOverLabel,
  "body-broke-off": bodyBrokeOffLabel,
  "body-empty": bodyEmptyLabel,
  "body-entries": bodyEntriesLabel,
  "body-nested": bodyNestedLabel,
  "body-not-json": bodyNotJsonLabel,
  "body-slow": bodySlowLabel,
  "body-too-large": bodyTooLargeLabel,
  "browser-in-other-org": browserInOtherOrgLabel,
  "callback-of-another-browser": callbackOfAnotherBrowserLabel,
  "callback-unknown": callbackUnknownLabel,
  "colleague-in-progress": colleagueInProgressLabel,
  "columns-nameless": columnsNamelessLabel,
  "completed-by-another-user": completedByAnotherUserLabel,
  "contact-unseen": contactUnseenLabel,
  "content-type-unknown": contentTypeUnknownLabel,
  "created-by-crosswalk": createdByCrosswalkLabel,
  "creation-in-progress": creationInProgressLabel,
  "cursor-unknown": cursorUnknownLabel,
  deleted: deletedLabel,
  "erased-people-locked": erasedPeopleLockedLabel,
  failed: failedLabel,
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
  "import-over": importOverLabel,
  "import-removed": importRemovedLabel,
  "import-repeated": importRepeatedLabel,
  "in-crm-unseen": inCrmUnseenLabel,
  "key-in-progress": keyInProgressLabel,
  "key-used": keyUsedLabel,
  "lead-gone": leadGoneLabel,
  "lead-not-in-batch": leadNotInBatchLabel,
  "lead-not-in-list": leadNotInListLabel,
  "lead-source-inactive": leadSourceInactiveLabel,
  "lead-source-none": leadSourceNoneLabel,
  "lead-source-required": leadSourceRequiredLabel,
  "lead-sources-inactive": leadSourcesInactiveLabel,
  "likely-in-crm": likelyInCrmLabel,
  "link-instead": linkInsteadLabel,
  linked: linkedLabel,
  "linked-by-rep": linkedByRepLabel,
  "linked-unseen": linkedUnseenLabel,
  "list-too-long-to-compare": listTooLongToCompareLabel,
  "list-too-long-to-filter": listTooLongToFilterLabel,
  "list-too-long-to-sort": listTooLongToSortLabel,
  "little-quota-left": littleQuotaLeftLabel,
  locked: lockedLabel,
  maintenance: maintenanceLabel,
  "many-fields-wrong": manyFieldsWrongLabel,
  "metrics-token": metricsTokenLabel,
  "never-known": neverKnownLabel,
  "no-answer": noAnswerLabel,
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
  "no-record-id": noRecordIdLabel,
  "no-role": noRoleLabel,
  "no-row-imported": noRowImportedLabel,
  "no-row-imported-because": noRowImportedBecauseLabel,
  "no-rows": noRowsLabel,
  "no-sign-in-there": noSignInThereLabel,
  "no-such-batch": noSuchBatchLabel,
  "no-such-creation": noSuchCreationLabel,
  "no-such-import": noSuchImportLabel,
  "no-such-lead": noSuchLeadLabel,
  "no-such-lead-id": noSuchLeadIdLabel,
  "no-such-list": noSuchListLabel,
  "no-such-match": noSuchMatchLabel,
  "no-such-path": noSuchPathLabel,
  "no-such-record": noSuchRecordLabel,
  "no-such-rehearsal": noSuchRehearsalLabel,
  "no-such-role-addition": noSuchRoleAdditionLabel,
  "no-such-row": noSuchRowLabel,
  "no-such-sign-in": noSuchSignInLabel,
  "nobody-added-because": nobodyAddedBecauseLabel,
  "not-a-match": notAMatchLabel,
  "not-an-opportunity": notAnOpportunityLabel,
  "not-created": notCreatedLabel,
  "not-deleted": notDeletedLabel,
  "not-deleted-again": notDeletedAgainLabel,
  "not-in-form": notInFormLabel,
  "not-list-owner": notListOwnerLabel,
  "not-sent": notSentLabel,
  "not-tried": notTriedLabel,
  "nothing-to-undo": nothingToUndoLabel,
  "org-bound-by-configuration": orgBoundByConfigurationLabel,
  "org-inactive": orgInactiveLabel,
  "org-not-bound": orgNotBoundLabel,
  "org-not-confirmed": orgNotConfirmedLabel,
  "other-org": otherOrgLabel,
  "other-org-host": otherOrgHostLabel,
  "other-org-host-revoked": otherOrgHostRevokedLabel,
  "other-org-revoked": otherOrgRevokedLabel,
  "other-user": otherUserLabel,
  "other-user-revoked": otherUserRevokedLabel,
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
  "renewal-slow": renewalSlowLabel,
  "requests-per-minute": requestsPerMinuteLabel,
  "requests-waiting": requestsWaitingLabel,
  "restored-not-asked": restoredNotAskedLabel,
  "role-closed": roleClosedLabel,
  "role-in-progress": roleInProgressLabel,
  "role-never-known": roleNeverKnownLabel,
  "role-never-seen": roleNeverSeenLabel,
  "role-no-contact": roleNoContactLabel,
  "role-no-opportunity": roleNoOpportunityLabel,
  "role-not-added": roleNotAddedLabel,
  "role-not-linked": roleNotLinkedLabel,
  "role-not-sent": roleNotSentLabel,
  "role-there": roleThereLabel,
  "role-there-as": roleThereAsLabel,
  "role-unknown": roleUnknownLabel,
  "role-without-opportunity": roleWithoutOpportunityLabel,
  "row-not-failed": rowNotFailedLabel,
  "row-under-way": rowUnderWayLabel,
  "search-slow": searchSlowLabel,
  "search-too-long": searchTooLongLabel,
  "search-too-short": searchTooShortLabel,
  "session-of-another-page": sessionOfAnotherPageLabel,
  "sign-in-code": signInCodeLabel,
  "sign-in-ended": signInEndedLabel,
  "sign-in-failed": signInFailedLabel,
  "sign-in-link-over": signInLinkOverLabel,
  "sign-in-link-used": signInLinkUsedLabel,
  "sign-in-nameless": signInNamelessLabel,
  "sign-in-not-accepted": signInNotAcceptedLabel,
  "sign-in-not-completed": signInNotCompletedLabel,
  "sign-in-of-another-page": signInOfAnotherPageLabel,
  "sign-in-opened-too-often": signInOpenedTooOftenLabel,
  "sign-in-over": signInOverLabel,
  "sign-in-pending": signInPendingLabel,
  "sign-in-refused": signInRefusedLabel,
  "sign-in-refused-now": signInRefusedNowLabel,
  "sign-in-to-continue": signInToContinueLabel,
  "sign-in-under-way": signInUnderWayLabel,
  "sign-in-unsigned": signInUnsignedLabel,
  "sign-in-used": signInUsedLabel,
  "sign-in-verifier": signInVerifierLabel,
  "signed-out": signedOutLabel,
  "signed-out-after-hours": signedOutAfterHoursLabel,
  "signed-out-when-idle": signedOutWhenIdleLabel,
  "storage-closed": storageClosedLabel,
  "storage-damaged": storageDamagedLabel,
  "storage-disk-failing": storageDiskFailingLabel,
  "storage-full": storageFullLabel,
  "storage-held": storageHeldLabel,
  "storage-read-only": storageReadOnlyLabel,
  "timeline-question": timelineQuestionLabel,
  "too-many-at-once": tooManyAtOnceLabel,
  "too-many-leads": tooManyLeadsLabel,
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
  "undo-restored": undoRestoredLabel,
  "undo-role-changed": undoRoleChangedLabel,
  "undo-too-late": undoTooLateLabel,
  "undo-unseen": undoUnseenLabel,
  undone: undoneLabel,
  "upload-broke-off": uploadBrokeOffLabel,
  "upload-other-field": uploadOtherFieldLabel,
  "upload-parts": uploadPartsLabel,
  "upload-second-file": uploadSecondFileLabel,
  "user-inactive": userInactiveLabel,
};
