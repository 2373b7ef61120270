// Made by npm run labels from connector/errors.ts and connector/reasons.
import accountAliasLabel from "@salesforce/label/c.Crosswalk_Text_AccountAlias";
import accountCustomerLabel from "@salesforce/label/c.Crosswalk_Text_AccountCustomer";
import accountDomainLabel from "@salesforce/label/c.Crosswalk_Text_AccountDomain";
import accountHeadquartersLabel from "@salesforce/label/c.Crosswalk_Text_AccountHeadquarters";
import accountInCityLabel from "@salesforce/label/c.Crosswalk_Text_AccountInCity";
import accountInCountryLabel from "@salesforce/label/c.Crosswalk_Text_AccountInCountry";
import accountInStateLabel from "@salesforce/label/c.Crosswalk_Text_AccountInState";
import accountLastActivityLabel from "@salesforce/label/c.Crosswalk_Text_AccountLastActivity";
import accountNameLabel from "@salesforce/label/c.Crosswalk_Text_AccountName";
import accountNationalLabel from "@salesforce/label/c.Crosswalk_Text_AccountNational";
import accountNearLabel from "@salesforce/label/c.Crosswalk_Text_AccountNear";
import accountOpenOpportunitiesLabel from "@salesforce/label/c.Crosswalk_Text_AccountOpenOpportunities";
import accountOtherFormLabel from "@salesforce/label/c.Crosswalk_Text_AccountOtherForm";
import accountOwnLabel from "@salesforce/label/c.Crosswalk_Text_AccountOwn";
import accountRelatedLabel from "@salesforce/label/c.Crosswalk_Text_AccountRelated";
import accountTerritoryLabel from "@salesforce/label/c.Crosswalk_Text_AccountTerritory";
import accountTestLabel from "@salesforce/label/c.Crosswalk_Text_AccountTest";
import accountTypoLabel from "@salesforce/label/c.Crosswalk_Text_AccountTypo";
import batchRetentionPendingLabel from "@salesforce/label/c.Crosswalk_Text_BatchRetentionPending";
import causeAccountDeletedLabel from "@salesforce/label/c.Crosswalk_Text_CauseAccountDeleted";
import causeAutomationLabel from "@salesforce/label/c.Crosswalk_Text_CauseAutomation";
import causeClockLabel from "@salesforce/label/c.Crosswalk_Text_CauseClock";
import causeConnectionClosedLabel from "@salesforce/label/c.Crosswalk_Text_CauseConnectionClosed";
import causeConnectionRefusedLabel from "@salesforce/label/c.Crosswalk_Text_CauseConnectionRefused";
import causeConnectionResetLabel from "@salesforce/label/c.Crosswalk_Text_CauseConnectionReset";
import causeDeletedLabel from "@salesforce/label/c.Crosswalk_Text_CauseDeleted";
import causeDeletedOneOfLabel from "@salesforce/label/c.Crosswalk_Text_CauseDeletedOneOf";
import causeErasedLabel from "@salesforce/label/c.Crosswalk_Text_CauseErased";
import causeHostEndedLabel from "@salesforce/label/c.Crosswalk_Text_CauseHostEnded";
import causeHostNameLabel from "@salesforce/label/c.Crosswalk_Text_CauseHostName";
import causeInsecureLabel from "@salesforce/label/c.Crosswalk_Text_CauseInsecure";
import causeKilledLabel from "@salesforce/label/c.Crosswalk_Text_CauseKilled";
import causeLeftBlankLabel from "@salesforce/label/c.Crosswalk_Text_CauseLeftBlank";
import causeOwnCheckLabel from "@salesforce/label/c.Crosswalk_Text_CauseOwnCheck";
import causeProxyLabel from "@salesforce/label/c.Crosswalk_Text_CauseProxy";
import causeRequiredFieldLabel from "@salesforce/label/c.Crosswalk_Text_CauseRequiredField";
import causeStoppedLabel from "@salesforce/label/c.Crosswalk_Text_CauseStopped";
import causeStorageFullLabel from "@salesforce/label/c.Crosswalk_Text_CauseStorageFull";
import causeTimedOutLabel from "@salesforce/label/c.Crosswalk_Text_CauseTimedOut";
import causeTitleLabel from "@salesforce/label/c.Crosswalk_Text_CauseTitle";
import causeUnreachableLabel from "@salesforce/label/c.Crosswalk_Text_CauseUnreachable";
import causeValidationRuleLabel from "@salesforce/label/c.Crosswalk_Text_CauseValidationRule";
import checkAllowanceLabel from "@salesforce/label/c.Crosswalk_Text_CheckAllowance";
import checkAllowanceLeftLabel from "@salesforce/label/c.Crosswalk_Text_CheckAllowanceLeft";
import checkAllowanceUnknownLabel from "@salesforce/label/c.Crosswalk_Text_CheckAllowanceUnknown";
import checkAllowanceUsageLabel from "@salesforce/label/c.Crosswalk_Text_CheckAllowanceUsage";
import checkApiLabel from "@salesforce/label/c.Crosswalk_Text_CheckApi";
import checkApiAnswersLabel from "@salesforce/label/c.Crosswalk_Text_CheckApiAnswers";
import checkAppLabel from "@salesforce/label/c.Crosswalk_Text_CheckApp";
import checkAppSignedInLabel from "@salesforce/label/c.Crosswalk_Text_CheckAppSignedIn";
import checkCountryPicklistsLabel from "@salesforce/label/c.Crosswalk_Text_CheckCountryPicklists";
import checkCountryPicklistsOffLabel from "@salesforce/label/c.Crosswalk_Text_CheckCountryPicklistsOff";
import checkCountryPicklistsOnLabel from "@salesforce/label/c.Crosswalk_Text_CheckCountryPicklistsOn";
import checkCreateLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreate";
import checkCreateContactLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreateContact";
import checkCreateGrantLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreateGrant";
import checkCreateGrantedLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreateGranted";
import checkCreateRoleLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreateRole";
import checkCreationLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreation";
import checkCreationOffLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreationOff";
import checkCreationOnLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreationOn";
import checkCreationTurnOnLabel from "@salesforce/label/c.Crosswalk_Text_CheckCreationTurnOn";
import checkDuplicateRulesLabel from "@salesforce/label/c.Crosswalk_Text_CheckDuplicateRules";
import checkDuplicateRulesActivateLabel from "@salesforce/label/c.Crosswalk_Text_CheckDuplicateRulesActivate";
import checkDuplicateRulesActiveLabel from "@salesforce/label/c.Crosswalk_Text_CheckDuplicateRulesActive";
import checkDuplicateRulesNoneLabel from "@salesforce/label/c.Crosswalk_Text_CheckDuplicateRulesNone";
import checkDuplicateRulesUnseenLabel from "@salesforce/label/c.Crosswalk_Text_CheckDuplicateRulesUnseen";
import checkEditLabel from "@salesforce/label/c.Crosswalk_Text_CheckEdit";
import checkEditGrantLabel from "@salesforce/label/c.Crosswalk_Text_CheckEditGrant";
import checkEditGrantedLabel from "@salesforce/label/c.Crosswalk_Text_CheckEditGranted";
import checkEditHiddenLabel from "@salesforce/label/c.Crosswalk_Text_CheckEditHidden";
import checkEditReadOnlyLabel from "@salesforce/label/c.Crosswalk_Text_CheckEditReadOnly";
import checkErasingLabel from "@salesforce/label/c.Crosswalk_Text_CheckErasing";
import checkErasingAheadLabel from "@salesforce/label/c.Crosswalk_Text_CheckErasingAhead";
import checkErasingReachLabel from "@salesforce/label/c.Crosswalk_Text_CheckErasingReach";
import checkErasingUnconfirmedLabel from "@salesforce/label/c.Crosswalk_Text_CheckErasingUnconfirmed";
import checkExternalIdLabel from "@salesforce/label/c.Crosswalk_Text_CheckExternalId";
import checkExternalIdInstallLabel from "@salesforce/label/c.Crosswalk_Text_CheckExternalIdInstall";
import checkExternalIdMissingLabel from "@salesforce/label/c.Crosswalk_Text_CheckExternalIdMissing";
import checkExternalIdThereLabel from "@salesforce/label/c.Crosswalk_Text_CheckExternalIdThere";
import checkLeadSourceLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSource";
import checkLeadSourceActiveLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceActive";
import checkLeadSourceInactiveLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceInactive";
import checkLeadSourceNoneLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceNone";
import checkLeadSourceReplaceLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceReplace";
import checkLeadSourceSelectLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceSelect";
import checkLeadSourceUnseenLabel from "@salesforce/label/c.Crosswalk_Text_CheckLeadSourceUnseen";
import checkOrgLabel from "@salesforce/label/c.Crosswalk_Text_CheckOrg";
import checkOrgConfirmLabel from "@salesforce/label/c.Crosswalk_Text_CheckOrgConfirm";
import checkOrgConfirmedLabel from "@salesforce/label/c.Crosswalk_Text_CheckOrgConfirmed";
import checkOrgProposedLabel from "@salesforce/label/c.Crosswalk_Text_CheckOrgProposed";
import checkPackageLabel from "@salesforce/label/c.Crosswalk_Text_CheckPackage";
import checkPackageAnswersLabel from "@salesforce/label/c.Crosswalk_Text_CheckPackageAnswers";
import checkQuotaLabel from "@salesforce/label/c.Crosswalk_Text_CheckQuota";
import checkQuotaLeftLabel from "@salesforce/label/c.Crosswalk_Text_CheckQuotaLeft";
import checkQuotaWaitLabel from "@salesforce/label/c.Crosswalk_Text_CheckQuotaWait";
import checkReadLabel from "@salesforce/label/c.Crosswalk_Text_CheckRead";
import checkReadAccountLabel from "@salesforce/label/c.Crosswalk_Text_CheckReadAccount";
import checkReadGrantLabel from "@salesforce/label/c.Crosswalk_Text_CheckReadGrant";
import checkReadGrantedLabel from "@salesforce/label/c.Crosswalk_Text_CheckReadGranted";
import checkReadLeadLabel from "@salesforce/label/c.Crosswalk_Text_CheckReadLead";
import checkReadOpportunityLabel from "@salesforce/label/c.Crosswalk_Text_CheckReadOpportunity";
import checkRequiredFieldsLabel from "@salesforce/label/c.Crosswalk_Text_CheckRequiredFields";
import checkRequiredFieldsAskedLabel from "@salesforce/label/c.Crosswalk_Text_CheckRequiredFieldsAsked";
import checkRequiredFieldsGrantLabel from "@salesforce/label/c.Crosswalk_Text_CheckRequiredFieldsGrant";
import checkRequiredFieldsLockedLabel from "@salesforce/label/c.Crosswalk_Text_CheckRequiredFieldsLocked";
import checkRequiredFieldsNoneLabel from "@salesforce/label/c.Crosswalk_Text_CheckRequiredFieldsNone";
import countryUnknownLabel from "@salesforce/label/c.Crosswalk_Text_CountryUnknown";
import eventBatchCancelledLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchCancelled";
import eventBatchCreatedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchCreated";
import eventBatchDelayedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchDelayed";
import eventBatchFinishedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchFinished";
import eventBatchPausedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchPaused";
import eventBatchPausedStillLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchPausedStill";
import eventBatchPausedStillUntilLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchPausedStillUntil";
import eventBatchPausedUntilLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchPausedUntil";
import eventBatchResumedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchResumed";
import eventBatchUndoCancelledLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndoCancelled";
import eventBatchUndoPausedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndoPaused";
import eventBatchUndoPausedUntilLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndoPausedUntil";
import eventBatchUndoResumedLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndoResumed";
import eventBatchUndoingLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndoing";
import eventBatchUndoneLabel from "@salesforce/label/c.Crosswalk_Text_EventBatchUndone";
import eventByWrongClockLabel from "@salesforce/label/c.Crosswalk_Text_EventByWrongClock";
import eventClockFastLabel from "@salesforce/label/c.Crosswalk_Text_EventClockFast";
import eventClockRightLabel from "@salesforce/label/c.Crosswalk_Text_EventClockRight";
import eventClockSlowLabel from "@salesforce/label/c.Crosswalk_Text_EventClockSlow";
import eventConnectorKilledLabel from "@salesforce/label/c.Crosswalk_Text_EventConnectorKilled";
import eventConnectorKilledFoundLabel from "@salesforce/label/c.Crosswalk_Text_EventConnectorKilledFound";
import eventConnectorStartedLabel from "@salesforce/label/c.Crosswalk_Text_EventConnectorStarted";
import eventConnectorStoppedLabel from "@salesforce/label/c.Crosswalk_Text_EventConnectorStopped";
import eventCreationCreatedLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationCreated";
import eventCreationCreatedBeforeLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationCreatedBefore";
import eventCreationFailedLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationFailed";
import eventCreationFoundLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationFound";
import eventCreationNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationNeverKnown";
import eventCreationNotFoundLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationNotFound";
import eventCreationPendingLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationPending";
import eventCreationRecoveredLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationRecovered";
import eventCreationReservedLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationReserved";
import eventCreationSentLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationSent";
import eventCreationUndoNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoNeverKnown";
import eventCreationUndoNotDoneLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoNotDone";
import eventCreationUndoRefusedLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoRefused";
import eventCreationUndoRefusedUnknownLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoRefusedUnknown";
import eventCreationUndoUnknownLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoUnknown";
import eventCreationUndoingLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoing";
import eventCreationUndoneLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndone";
import eventCreationUndoneFoundLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUndoneFound";
import eventCreationUnknownLabel from "@salesforce/label/c.Crosswalk_Text_EventCreationUnknown";
import eventDatabaseRestoredLabel from "@salesforce/label/c.Crosswalk_Text_EventDatabaseRestored";
import eventErasedPeopleLabel from "@salesforce/label/c.Crosswalk_Text_EventErasedPeople";
import eventImportBeganLabel from "@salesforce/label/c.Crosswalk_Text_EventImportBegan";
import eventImportCancelledLabel from "@salesforce/label/c.Crosswalk_Text_EventImportCancelled";
import eventImportDiscardedLabel from "@salesforce/label/c.Crosswalk_Text_EventImportDiscarded";
import eventImportEndedLabel from "@salesforce/label/c.Crosswalk_Text_EventImportEnded";
import eventImportFailedLabel from "@salesforce/label/c.Crosswalk_Text_EventImportFailed";
import eventKeptLongEnoughLabel from "@salesforce/label/c.Crosswalk_Text_EventKeptLongEnough";
import eventLeadErasedLabel from "@salesforce/label/c.Crosswalk_Text_EventLeadErased";
import eventLeadLinkedLabel from "@salesforce/label/c.Crosswalk_Text_EventLeadLinked";
import eventLeadUnlinkedLabel from "@salesforce/label/c.Crosswalk_Text_EventLeadUnlinked";
import eventLeadsAddedLabel from "@salesforce/label/c.Crosswalk_Text_EventLeadsAdded";
import eventLedgerCorrectedLabel from "@salesforce/label/c.Crosswalk_Text_EventLedgerCorrected";
import eventLedgerNotCorrectedLabel from "@salesforce/label/c.Crosswalk_Text_EventLedgerNotCorrected";
import eventLedgerUnreadableLabel from "@salesforce/label/c.Crosswalk_Text_EventLedgerUnreadable";
import eventListDeletedLabel from "@salesforce/label/c.Crosswalk_Text_EventListDeleted";
import eventRefusalsCountedLabel from "@salesforce/label/c.Crosswalk_Text_EventRefusalsCounted";
import eventRehearsalCancelledLabel from "@salesforce/label/c.Crosswalk_Text_EventRehearsalCancelled";
import eventRehearsalCreatedLabel from "@salesforce/label/c.Crosswalk_Text_EventRehearsalCreated";
import eventRehearsalFinishedLabel from "@salesforce/label/c.Crosswalk_Text_EventRehearsalFinished";
import eventRehearsalNotUndoneLabel from "@salesforce/label/c.Crosswalk_Text_EventRehearsalNotUndone";
import eventRehearsalPausedLabel from "@salesforce/label/c.Crosswalk_Text_EventRehearsalPaused";
import eventRequestRefusedLabel from "@salesforce/label/c.Crosswalk_Text_EventRequestRefused";
import eventRequestUnknownLabel from "@salesforce/label/c.Crosswalk_Text_EventRequestUnknown";
import eventRoleCreatedLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleCreated";
import eventRoleFailedLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleFailed";
import eventRoleFoundLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleFound";
import eventRoleNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleNeverKnown";
import eventRoleSentLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleSent";
import eventRoleUnknownLabel from "@salesforce/label/c.Crosswalk_Text_EventRoleUnknown";
import eventRowFailedLabel from "@salesforce/label/c.Crosswalk_Text_EventRowFailed";
import eventRowSkippedLabel from "@salesforce/label/c.Crosswalk_Text_EventRowSkipped";
import eventRowWaitingLabel from "@salesforce/label/c.Crosswalk_Text_EventRowWaiting";
import eventSettingChangedLabel from "@salesforce/label/c.Crosswalk_Text_EventSettingChanged";
import eventSettingChangedValuesLabel from "@salesforce/label/c.Crosswalk_Text_EventSettingChangedValues";
import eventSignInAcceptedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInAccepted";
import eventSignInCompletedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInCompleted";
import eventSignInEndedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInEnded";
import eventSignInNotRenewedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInNotRenewed";
import eventSignInNotRevokedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInNotRevoked";
import eventSignInRefusedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInRefused";
import eventSignInRenewedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInRenewed";
import eventSignInRevokedLabel from "@salesforce/label/c.Crosswalk_Text_EventSignInRevoked";
import fieldAccountLabel from "@salesforce/label/c.Crosswalk_Text_FieldAccount";
import fieldAccountDeletedLabel from "@salesforce/label/c.Crosswalk_Text_FieldAccountDeleted";
import fieldAccountPersonLabel from "@salesforce/label/c.Crosswalk_Text_FieldAccountPerson";
import fieldCheckboxLabel from "@salesforce/label/c.Crosswalk_Text_FieldCheckbox";
import fieldDateLabel from "@salesforce/label/c.Crosswalk_Text_FieldDate";
import fieldDateTimeLabel from "@salesforce/label/c.Crosswalk_Text_FieldDateTime";
import fieldDependsLabel from "@salesforce/label/c.Crosswalk_Text_FieldDepends";
import fieldEmailLabel from "@salesforce/label/c.Crosswalk_Text_FieldEmail";
import fieldLeadSourceLabel from "@salesforce/label/c.Crosswalk_Text_FieldLeadSource";
import fieldLookupLabel from "@salesforce/label/c.Crosswalk_Text_FieldLookup";
import fieldNoOptionLabel from "@salesforce/label/c.Crosswalk_Text_FieldNoOption";
import fieldNotAcceptedLabel from "@salesforce/label/c.Crosswalk_Text_FieldNotAccepted";
import fieldNotInFormLabel from "@salesforce/label/c.Crosswalk_Text_FieldNotInForm";
import fieldNumberLabel from "@salesforce/label/c.Crosswalk_Text_FieldNumber";
import fieldRangeLabel from "@salesforce/label/c.Crosswalk_Text_FieldRange";
import fieldReadOnlyLabel from "@salesforce/label/c.Crosswalk_Text_FieldReadOnly";
import fieldReferenceLabel from "@salesforce/label/c.Crosswalk_Text_FieldReference";
import fieldRequiredLabel from "@salesforce/label/c.Crosswalk_Text_FieldRequired";
import fieldSetBySettingsLabel from "@salesforce/label/c.Crosswalk_Text_FieldSetBySettings";
import fieldTextLabel from "@salesforce/label/c.Crosswalk_Text_FieldText";
import fieldTimeLabel from "@salesforce/label/c.Crosswalk_Text_FieldTime";
import fieldTooLongLabel from "@salesforce/label/c.Crosswalk_Text_FieldTooLong";
import fieldUnknownLabel from "@salesforce/label/c.Crosswalk_Text_FieldUnknown";
import fieldWholeNumberLabel from "@salesforce/label/c.Crosswalk_Text_FieldWholeNumber";
import fileEmptyLabel from "@salesforce/label/c.Crosswalk_Text_FileEmpty";
import fileFirstLineLabel from "@salesforce/label/c.Crosswalk_Text_FileFirstLine";
import importEmailOfLeadLabel from "@salesforce/label/c.Crosswalk_Text_ImportEmailOfLead";
import importEmailOfRowLabel from "@salesforce/label/c.Crosswalk_Text_ImportEmailOfRow";
import importErasedLabel from "@salesforce/label/c.Crosswalk_Text_ImportErased";
import importFieldTooLongLabel from "@salesforce/label/c.Crosswalk_Text_ImportFieldTooLong";
import importFieldsLabel from "@salesforce/label/c.Crosswalk_Text_ImportFields";
import importLineTooLongLabel from "@salesforce/label/c.Crosswalk_Text_ImportLineTooLong";
import importNameOfLeadLabel from "@salesforce/label/c.Crosswalk_Text_ImportNameOfLead";
import importNameOfRowLabel from "@salesforce/label/c.Crosswalk_Text_ImportNameOfRow";
import importNoNameLabel from "@salesforce/label/c.Crosswalk_Text_ImportNoName";
import importProfileOfLeadLabel from "@salesforce/label/c.Crosswalk_Text_ImportProfileOfLead";
import importProfileOfRowLabel from "@salesforce/label/c.Crosswalk_Text_ImportProfileOfRow";
import importQuoteOpenLabel from "@salesforce/label/c.Crosswalk_Text_ImportQuoteOpen";
import importRowsMaxLabel from "@salesforce/label/c.Crosswalk_Text_ImportRowsMax";
import matchCityLabel from "@salesforce/label/c.Crosswalk_Text_MatchCity";
import matchCityDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchCityDifferent";
import matchCompanyLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompany";
import matchCompanyAliasLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyAlias";
import matchCompanyDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyDifferent";
import matchCompanyDomainLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyDomain";
import matchCompanyDomainOfLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyDomainOf";
import matchCompanyFormerLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyFormer";
import matchCompanyNationalLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyNational";
import matchCompanyNearLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyNear";
import matchCompanyRelatedLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyRelated";
import matchCompanyTypoLabel from "@salesforce/label/c.Crosswalk_Text_MatchCompanyTypo";
import matchCountryLabel from "@salesforce/label/c.Crosswalk_Text_MatchCountry";
import matchCountryDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchCountryDifferent";
import matchCreatedLabel from "@salesforce/label/c.Crosswalk_Text_MatchCreated";
import matchEmailLabel from "@salesforce/label/c.Crosswalk_Text_MatchEmail";
import matchEmailColleagueLabel from "@salesforce/label/c.Crosswalk_Text_MatchEmailColleague";
import matchEmailSharedLabel from "@salesforce/label/c.Crosswalk_Text_MatchEmailShared";
import matchEmailSpelledLabel from "@salesforce/label/c.Crosswalk_Text_MatchEmailSpelled";
import matchFirstInitialLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstInitial";
import matchFirstNameLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstName";
import matchFirstNameChangedLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameChanged";
import matchFirstNameDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameDifferent";
import matchFirstNameSimilarLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameSimilar";
import matchFirstNameSpellingLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameSpelling";
import matchFirstNameTypoLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameTypo";
import matchFirstNameUnreadLabel from "@salesforce/label/c.Crosswalk_Text_MatchFirstNameUnread";
import matchGapSlowLabel from "@salesforce/label/c.Crosswalk_Text_MatchGapSlow";
import matchGapSpellingLabel from "@salesforce/label/c.Crosswalk_Text_MatchGapSpelling";
import matchGapUnfilteredLabel from "@salesforce/label/c.Crosswalk_Text_MatchGapUnfiltered";
import matchGenerationLabel from "@salesforce/label/c.Crosswalk_Text_MatchGeneration";
import matchHiddenLabel from "@salesforce/label/c.Crosswalk_Text_MatchHidden";
import matchLastInitialLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastInitial";
import matchLastNameLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastName";
import matchLastNameAlikeLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameAlike";
import matchLastNameChangedLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameChanged";
import matchLastNameDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameDifferent";
import matchLastNamePartLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNamePart";
import matchLastNameSimilarLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameSimilar";
import matchLastNameSpellingLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameSpelling";
import matchLastNameTypoLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameTypo";
import matchLastNameUnreadLabel from "@salesforce/label/c.Crosswalk_Text_MatchLastNameUnread";
import matchLeftLabel from "@salesforce/label/c.Crosswalk_Text_MatchLeft";
import matchLinkedLabel from "@salesforce/label/c.Crosswalk_Text_MatchLinked";
import matchMiddleNameLabel from "@salesforce/label/c.Crosswalk_Text_MatchMiddleName";
import matchMiddleNameDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchMiddleNameDifferent";
import matchNameLabel from "@salesforce/label/c.Crosswalk_Text_MatchName";
import matchNameDifferentLabel from "@salesforce/label/c.Crosswalk_Text_MatchNameDifferent";
import matchNameSwappedLabel from "@salesforce/label/c.Crosswalk_Text_MatchNameSwapped";
import matchNicknameLabel from "@salesforce/label/c.Crosswalk_Text_MatchNickname";
import matchPhoneLabel from "@salesforce/label/c.Crosswalk_Text_MatchPhone";
import matchProfileLabel from "@salesforce/label/c.Crosswalk_Text_MatchProfile";
import matchTitleLabel from "@salesforce/label/c.Crosswalk_Text_MatchTitle";
import matchTitleSimilarLabel from "@salesforce/label/c.Crosswalk_Text_MatchTitleSimilar";
import matchTitleWordsLabel from "@salesforce/label/c.Crosswalk_Text_MatchTitleWords";
import mendAgainLabel from "@salesforce/label/c.Crosswalk_Text_MendAgain";
import mendApiEditionLabel from "@salesforce/label/c.Crosswalk_Text_MendApiEdition";
import mendApiUserLabel from "@salesforce/label/c.Crosswalk_Text_MendApiUser";
import mendAutomationLabel from "@salesforce/label/c.Crosswalk_Text_MendAutomation";
import mendCeilingLabel from "@salesforce/label/c.Crosswalk_Text_MendCeiling";
import mendClockLabel from "@salesforce/label/c.Crosswalk_Text_MendClock";
import mendClockSessionLabel from "@salesforce/label/c.Crosswalk_Text_MendClockSession";
import mendCodeAlreadyInCrmLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeAlreadyInCrm";
import mendCodeApiDisabledLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeApiDisabled";
import mendCodeApiLimitReachedLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeApiLimitReached";
import mendCodeAppBlockedLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeAppBlocked";
import mendCodeCreationDisabledLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeCreationDisabled";
import mendCodeCreationInProgressLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeCreationInProgress";
import mendCodeDuplicateDetectedLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeDuplicateDetected";
import mendCodeImportCancelledLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeImportCancelled";
import mendCodeInsufficientAccessLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeInsufficientAccess";
import mendCodeInternalLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeInternal";
import mendCodeLeadSourceMissingLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeLeadSourceMissing";
import mendCodeNotAdminLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeNotAdmin";
import mendCodeNotFoundLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeNotFound";
import mendCodeNotSignedInLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeNotSignedIn";
import mendCodeOutcomeUnknownLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeOutcomeUnknown";
import mendCodeQuotaExceededLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeQuotaExceeded";
import mendCodeRequestInvalidLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeRequestInvalid";
import mendCodeSalesforceUnavailableLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeSalesforceUnavailable";
import mendCodeSessionExpiredLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeSessionExpired";
import mendCodeStorageUnavailableLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeStorageUnavailable";
import mendCodeTooManyRequestsLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeTooManyRequests";
import mendCodeValidationFailedLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeValidationFailed";
import mendCodeWrongOrgLabel from "@salesforce/label/c.Crosswalk_Text_MendCodeWrongOrg";
import mendConcurrentLabel from "@salesforce/label/c.Crosswalk_Text_MendConcurrent";
import mendDeletedLabel from "@salesforce/label/c.Crosswalk_Text_MendDeleted";
import mendDeletedBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendDeletedBatch";
import mendErasedLabel from "@salesforce/label/c.Crosswalk_Text_MendErased";
import mendFileLabel from "@salesforce/label/c.Crosswalk_Text_MendFile";
import mendGatewayLabel from "@salesforce/label/c.Crosswalk_Text_MendGateway";
import mendGoneLabel from "@salesforce/label/c.Crosswalk_Text_MendGone";
import mendHostNameLabel from "@salesforce/label/c.Crosswalk_Text_MendHostName";
import mendInsecureLabel from "@salesforce/label/c.Crosswalk_Text_MendInsecure";
import mendKilledLabel from "@salesforce/label/c.Crosswalk_Text_MendKilled";
import mendKilledRunsLabel from "@salesforce/label/c.Crosswalk_Text_MendKilledRuns";
import mendLeftBlankLabel from "@salesforce/label/c.Crosswalk_Text_MendLeftBlank";
import mendLockedLabel from "@salesforce/label/c.Crosswalk_Text_MendLocked";
import mendLockedBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendLockedBatch";
import mendLockedRowLabel from "@salesforce/label/c.Crosswalk_Text_MendLockedRow";
import mendMaintenanceLabel from "@salesforce/label/c.Crosswalk_Text_MendMaintenance";
import mendMaintenanceBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendMaintenanceBatch";
import mendNetworkLabel from "@salesforce/label/c.Crosswalk_Text_MendNetwork";
import mendNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_MendNeverKnown";
import mendNotRevokedLabel from "@salesforce/label/c.Crosswalk_Text_MendNotRevoked";
import mendOwnCheckLabel from "@salesforce/label/c.Crosswalk_Text_MendOwnCheck";
import mendOwnCheckBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendOwnCheckBatch";
import mendOwnerLabel from "@salesforce/label/c.Crosswalk_Text_MendOwner";
import mendProxyLabel from "@salesforce/label/c.Crosswalk_Text_MendProxy";
import mendRequiredFieldLabel from "@salesforce/label/c.Crosswalk_Text_MendRequiredField";
import mendRetryFailedLabel from "@salesforce/label/c.Crosswalk_Text_MendRetryFailed";
import mendRunningLabel from "@salesforce/label/c.Crosswalk_Text_MendRunning";
import mendSettingLabel from "@salesforce/label/c.Crosswalk_Text_MendSetting";
import mendSignInEndedLabel from "@salesforce/label/c.Crosswalk_Text_MendSignInEnded";
import mendStoppedLabel from "@salesforce/label/c.Crosswalk_Text_MendStopped";
import mendStorageFullLabel from "@salesforce/label/c.Crosswalk_Text_MendStorageFull";
import mendStorageFullBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendStorageFullBatch";
import mendStorageFullImportLabel from "@salesforce/label/c.Crosswalk_Text_MendStorageFullImport";
import mendStorageImportLabel from "@salesforce/label/c.Crosswalk_Text_MendStorageImport";
import mendTimedOutLabel from "@salesforce/label/c.Crosswalk_Text_MendTimedOut";
import mendUnavailableBatchLabel from "@salesforce/label/c.Crosswalk_Text_MendUnavailableBatch";
import mendUndoLabel from "@salesforce/label/c.Crosswalk_Text_MendUndo";
import mendUndoAccessLabel from "@salesforce/label/c.Crosswalk_Text_MendUndoAccess";
import mendUndoLookLabel from "@salesforce/label/c.Crosswalk_Text_MendUndoLook";
import mendUndoLostLabel from "@salesforce/label/c.Crosswalk_Text_MendUndoLost";
import mendUndoMergedLabel from "@salesforce/label/c.Crosswalk_Text_MendUndoMerged";
import mendUndoReadLabel from "@salesforce/label/c.Crosswalk_Text_MendUndoRead";
import mendUndoneLabel from "@salesforce/label/c.Crosswalk_Text_MendUndone";
import mendValidationRuleLabel from "@salesforce/label/c.Crosswalk_Text_MendValidationRule";
import mendVersionLabel from "@salesforce/label/c.Crosswalk_Text_MendVersion";
import nameAccountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccount";
import nameAccountNameLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import nameBusinessPhoneLabel from "@salesforce/label/c.Crosswalk_Text_NameBusinessPhone";
import nameCompanyLabel from "@salesforce/label/c.Crosswalk_Text_NameCompany";
import nameContactLabel from "@salesforce/label/c.Crosswalk_Text_NameContact";
import nameContactRoleLabel from "@salesforce/label/c.Crosswalk_Text_NameContactRole";
import nameEmailLabel from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import nameFirstNameLabel from "@salesforce/label/c.Crosswalk_Text_NameFirstName";
import nameKilobytesLabel from "@salesforce/label/c.Crosswalk_Text_NameKilobytes";
import nameLastNameLabel from "@salesforce/label/c.Crosswalk_Text_NameLastName";
import nameLeadLabel from "@salesforce/label/c.Crosswalk_Text_NameLead";
import nameLeadSourceLabel from "@salesforce/label/c.Crosswalk_Text_NameLeadSource";
import nameListLabel from "@salesforce/label/c.Crosswalk_Text_NameList";
import nameMailingAddressLabel from "@salesforce/label/c.Crosswalk_Text_NameMailingAddress";
import nameMailingCountryLabel from "@salesforce/label/c.Crosswalk_Text_NameMailingCountry";
import nameMailingStateLabel from "@salesforce/label/c.Crosswalk_Text_NameMailingState";
import nameMegabytesLabel from "@salesforce/label/c.Crosswalk_Text_NameMegabytes";
import nameNameLabel from "@salesforce/label/c.Crosswalk_Text_NameName";
import nameNextStepLabel from "@salesforce/label/c.Crosswalk_Text_NameNextStep";
import nameOpportunityLabel from "@salesforce/label/c.Crosswalk_Text_NameOpportunity";
import nameOrgLabel from "@salesforce/label/c.Crosswalk_Text_NameOrg";
import namePrimaryLabel from "@salesforce/label/c.Crosswalk_Text_NamePrimary";
import nameQuotedLabel from "@salesforce/label/c.Crosswalk_Text_NameQuoted";
import nameRoleLabel from "@salesforce/label/c.Crosswalk_Text_NameRole";
import nameSalesforceLeadLabel from "@salesforce/label/c.Crosswalk_Text_NameSalesforceLead";
import nameStatusLabel from "@salesforce/label/c.Crosswalk_Text_NameStatus";
import nameStatusLikelyLabel from "@salesforce/label/c.Crosswalk_Text_NameStatusLikely";
import nameStatusNewLabel from "@salesforce/label/c.Crosswalk_Text_NameStatusNew";
import nameStatusPossibleLabel from "@salesforce/label/c.Crosswalk_Text_NameStatusPossible";
import nameTitleLabel from "@salesforce/label/c.Crosswalk_Text_NameTitle";
import nameUsernameLabel from "@salesforce/label/c.Crosswalk_Text_NameUsername";
import orgConfiguredLabel from "@salesforce/label/c.Crosswalk_Text_OrgConfigured";
import orgConfirmedLabel from "@salesforce/label/c.Crosswalk_Text_OrgConfirmed";
import orgProposedLabel from "@salesforce/label/c.Crosswalk_Text_OrgProposed";
import orgUnboundLabel from "@salesforce/label/c.Crosswalk_Text_OrgUnbound";
import outcomeBatchCancelledLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchCancelled";
import outcomeBatchFinishedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchFinished";
import outcomeBatchPausedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchPaused";
import outcomeBatchRunningLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchRunning";
import outcomeBatchUndoCancelledLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchUndoCancelled";
import outcomeBatchUndoFinishedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchUndoFinished";
import outcomeBatchUndoPausedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchUndoPaused";
import outcomeBatchUndoRunningLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeBatchUndoRunning";
import outcomeCheckingLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeChecking";
import outcomeCheckingAtLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeCheckingAt";
import outcomeCountsLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeCounts";
import outcomeCreatedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeCreated";
import outcomeImportingLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeImporting";
import outcomeListLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeList";
import outcomeListGoneLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeListGone";
import outcomeNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeNeverKnown";
import outcomeNextTryLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeNextTry";
import outcomeNoneLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeNone";
import outcomeNotImportedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeNotImported";
import outcomeRefusedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeRefused";
import outcomeRunningLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeRunning";
import outcomeSignInRefusedLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeSignInRefused";
import outcomeSignedInLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeSignedIn";
import outcomeSignedOutLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeSignedOut";
import outcomeUndoNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeUndoNeverKnown";
import outcomeUndoingLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeUndoing";
import outcomeUndoneLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeUndone";
import outcomeUndoneCountsLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeUndoneCounts";
import outcomeWaitingLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeWaiting";
import outcomeWaitsForLabel from "@salesforce/label/c.Crosswalk_Text_OutcomeWaitsFor";
import pastedCardNamelessLabel from "@salesforce/label/c.Crosswalk_Text_PastedCardNameless";
import pastedCardOpenLabel from "@salesforce/label/c.Crosswalk_Text_PastedCardOpen";
import pastedCompanyLabel from "@salesforce/label/c.Crosswalk_Text_PastedCompany";
import pastedLineTooLongLabel from "@salesforce/label/c.Crosswalk_Text_PastedLineTooLong";
import pastedMaxLabel from "@salesforce/label/c.Crosswalk_Text_PastedMax";
import pastedNoNameLabel from "@salesforce/label/c.Crosswalk_Text_PastedNoName";
import pastedNoProfileLabel from "@salesforce/label/c.Crosswalk_Text_PastedNoProfile";
import pastedOtherAddressLabel from "@salesforce/label/c.Crosswalk_Text_PastedOtherAddress";
import pastedPageUnsureLabel from "@salesforce/label/c.Crosswalk_Text_PastedPageUnsure";
import rehearsalUnforeseenLabel from "@salesforce/label/c.Crosswalk_Text_RehearsalUnforeseen";
import rehearsalUntoldLabel from "@salesforce/label/c.Crosswalk_Text_RehearsalUntold";
import retentionPendingLabel from "@salesforce/label/c.Crosswalk_Text_RetentionPending";
import settingAllowanceCeilingLabel from "@salesforce/label/c.Crosswalk_Text_SettingAllowanceCeiling";
import settingAllowanceCeilingHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingAllowanceCeilingHelp";
import settingBatchRetentionLabel from "@salesforce/label/c.Crosswalk_Text_SettingBatchRetention";
import settingBatchRetentionHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingBatchRetentionHelp";
import settingCreateContactsLabel from "@salesforce/label/c.Crosswalk_Text_SettingCreateContacts";
import settingErasedPeopleLabel from "@salesforce/label/c.Crosswalk_Text_SettingErasedPeople";
import settingLeadSourceLabel from "@salesforce/label/c.Crosswalk_Text_SettingLeadSource";
import settingMonthlyQuotaLabel from "@salesforce/label/c.Crosswalk_Text_SettingMonthlyQuota";
import settingMonthlyQuotaHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingMonthlyQuotaHelp";
import settingOrgBindingLabel from "@salesforce/label/c.Crosswalk_Text_SettingOrgBinding";
import settingQuotaOverridesLabel from "@salesforce/label/c.Crosswalk_Text_SettingQuotaOverrides";
import settingRehearsalsLabel from "@salesforce/label/c.Crosswalk_Text_SettingRehearsals";
import settingRehearsalsHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingRehearsalsHelp";
import settingRequireEmailLabel from "@salesforce/label/c.Crosswalk_Text_SettingRequireEmail";
import settingRequireEmailHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingRequireEmailHelp";
import settingRetentionLabel from "@salesforce/label/c.Crosswalk_Text_SettingRetention";
import settingRetentionHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingRetentionHelp";
import settingUndoLabel from "@salesforce/label/c.Crosswalk_Text_SettingUndo";
import settingUndoHelpLabel from "@salesforce/label/c.Crosswalk_Text_SettingUndoHelp";
import teamActiveLabel from "@salesforce/label/c.Crosswalk_Text_TeamActive";
import teamActiveActivateLabel from "@salesforce/label/c.Crosswalk_Text_TeamActiveActivate";
import teamActiveNoLabel from "@salesforce/label/c.Crosswalk_Text_TeamActiveNo";
import teamActiveYesLabel from "@salesforce/label/c.Crosswalk_Text_TeamActiveYes";
import teamApiGrantLabel from "@salesforce/label/c.Crosswalk_Text_TeamApiGrant";
import teamApiGrantedLabel from "@salesforce/label/c.Crosswalk_Text_TeamApiGranted";
import teamApiMissingLabel from "@salesforce/label/c.Crosswalk_Text_TeamApiMissing";
import teamCreateGrantedLabel from "@salesforce/label/c.Crosswalk_Text_TeamCreateGranted";
import teamCreateMissingLabel from "@salesforce/label/c.Crosswalk_Text_TeamCreateMissing";
import teamCutLabel from "@salesforce/label/c.Crosswalk_Text_TeamCut";
import teamCutShortLabel from "@salesforce/label/c.Crosswalk_Text_TeamCutShort";
import teamFieldsLabel from "@salesforce/label/c.Crosswalk_Text_TeamFields";
import teamFieldsGrantedLabel from "@salesforce/label/c.Crosswalk_Text_TeamFieldsGranted";
import teamFieldsMissingLabel from "@salesforce/label/c.Crosswalk_Text_TeamFieldsMissing";
import teamFrozenLabel from "@salesforce/label/c.Crosswalk_Text_TeamFrozen";
import teamFrozenNoLabel from "@salesforce/label/c.Crosswalk_Text_TeamFrozenNo";
import teamFrozenUnfreezeLabel from "@salesforce/label/c.Crosswalk_Text_TeamFrozenUnfreeze";
import teamFrozenYesLabel from "@salesforce/label/c.Crosswalk_Text_TeamFrozenYes";
import teamHoldersUnseenLabel from "@salesforce/label/c.Crosswalk_Text_TeamHoldersUnseen";
import teamMendAppAccessLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppAccess";
import teamMendAppBlockedLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppBlocked";
import teamMendAppKeyLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppKey";
import teamMendAppNotApprovedLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppNotApproved";
import teamMendAppNotInOrgLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppNotInOrg";
import teamMendAppRefreshLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppRefresh";
import teamMendAppScopesLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppScopes";
import teamMendAppSecretLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendAppSecret";
import teamMendCallbackLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendCallback";
import teamMendLoginHostLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendLoginHost";
import teamMendLoginHoursLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendLoginHours";
import teamMendNoSignInLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendNoSignIn";
import teamMendOrgInactiveLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendOrgInactive";
import teamMendPackageLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendPackage";
import teamMendPackageAccessLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendPackageAccess";
import teamMendUnknownWordsLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendUnknownWords";
import teamMendUserInactiveLabel from "@salesforce/label/c.Crosswalk_Text_TeamMendUserInactive";
import teamNeedsManageUsersLabel from "@salesforce/label/c.Crosswalk_Text_TeamNeedsManageUsers";
import teamNeedsViewSetupLabel from "@salesforce/label/c.Crosswalk_Text_TeamNeedsViewSetup";
import teamNotARepLabel from "@salesforce/label/c.Crosswalk_Text_TeamNotARep";
import teamPermissionSetLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSet";
import teamPermissionSetAlwaysLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSetAlways";
import teamPermissionSetAssignLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSetAssign";
import teamPermissionSetHeldLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSetHeld";
import teamPermissionSetNoneLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSetNone";
import teamPermissionSetSessionLabel from "@salesforce/label/c.Crosswalk_Text_TeamPermissionSetSession";
import teamReadGrantedLabel from "@salesforce/label/c.Crosswalk_Text_TeamReadGranted";
import teamReadMissingLabel from "@salesforce/label/c.Crosswalk_Text_TeamReadMissing";
import teamRoleGrantLabel from "@salesforce/label/c.Crosswalk_Text_TeamRoleGrant";
import teamRoleGrantedLabel from "@salesforce/label/c.Crosswalk_Text_TeamRoleGranted";
import teamRoleMissingLabel from "@salesforce/label/c.Crosswalk_Text_TeamRoleMissing";
import teamSignInLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignIn";
import teamSignInAskLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInAsk";
import teamSignInEndedLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInEnded";
import teamSignInLiveLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInLive";
import teamSignInLiveRefusedLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInLiveRefused";
import teamSignInNeverLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInNever";
import teamSignInRefusedLabel from "@salesforce/label/c.Crosswalk_Text_TeamSignInRefused";
import teamUnreadLabel from "@salesforce/label/c.Crosswalk_Text_TeamUnread";
import timelineCauseLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCause";
import timelineCountLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCount";
import timelineCutLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCut";
import timelineCutAroundLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCutAround";
import timelineEventLabel from "@salesforce/label/c.Crosswalk_Text_TimelineEvent";
import timelineFileLabel from "@salesforce/label/c.Crosswalk_Text_TimelineFile";
import timelineNothingLabel from "@salesforce/label/c.Crosswalk_Text_TimelineNothing";
import timelineOfBatchLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfBatch";
import timelineOfContactLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfContact";
import timelineOfCreationLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfCreation";
import timelineOfLeadLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfLead";
import timelineOfListLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfList";
import timelineOfRequestLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfRequest";
import timelineOfTimeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfTime";
import timelineOfTraceLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfTrace";
import timelineOfUnknownLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfUnknown";
import timelineOfUserLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfUser";
import timelineOfUserAtLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOfUserAt";
import timelineOutcomeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOutcome";
import timelineRemedyLabel from "@salesforce/label/c.Crosswalk_Text_TimelineRemedy";
import timelineRequestLabel from "@salesforce/label/c.Crosswalk_Text_TimelineRequest";
import timelineTimeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineTime";
import undoFailedNeverKnownLabel from "@salesforce/label/c.Crosswalk_Text_UndoFailedNeverKnown";
import undoFailedNotAllowedLabel from "@salesforce/label/c.Crosswalk_Text_UndoFailedNotAllowed";
import undoFailedNotDoneLabel from "@salesforce/label/c.Crosswalk_Text_UndoFailedNotDone";
import undoFailedRefusedLabel from "@salesforce/label/c.Crosswalk_Text_UndoFailedRefused";
import undoKeptActivityLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptActivity";
import undoKeptByNameLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptByName";
import undoKeptCampaignLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptCampaign";
import undoKeptChangedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptChanged";
import undoKeptLinkedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptLinked";
import undoKeptMergedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptMerged";
import undoKeptNotLookedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptNotLooked";
import undoKeptOldLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptOld";
import undoKeptOwnerLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptOwner";
import undoKeptRecordsLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptRecords";
import undoKeptRoleLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptRole";
import undoKeptRoleChangedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptRoleChanged";
import undoKeptTakenLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptTaken";
import undoKeptUnseenLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptUnseen";
import undoKeptUsedLabel from "@salesforce/label/c.Crosswalk_Text_UndoKeptUsed";
import undoSomebodyLabel from "@salesforce/label/c.Crosswalk_Text_UndoSomebody";
import valueEntriesLabel from "@salesforce/label/c.Crosswalk_Text_ValueEntries";
import valueLeadListsLabel from "@salesforce/label/c.Crosswalk_Text_ValueLeadLists";
import valueNamedLabel from "@salesforce/label/c.Crosswalk_Text_ValueNamed";
import valueNoneLabel from "@salesforce/label/c.Crosswalk_Text_ValueNone";
import valueNotKeptLabel from "@salesforce/label/c.Crosswalk_Text_ValueNotKept";
import valueOffLabel from "@salesforce/label/c.Crosswalk_Text_ValueOff";
import valueOnLabel from "@salesforce/label/c.Crosswalk_Text_ValueOn";
import valueSingleLeadsLabel from "@salesforce/label/c.Crosswalk_Text_ValueSingleLeads";
import valueWordsNotKeptLabel from "@salesforce/label/c.Crosswalk_Text_ValueWordsNotKept";

/** Further sentences of the connector's, by its name for each, in the user's language. */
export const sentences = {
  "account-alias": accountAliasLabel,
  "account-customer": accountCustomerLabel,
  "account-domain": accountDomainLabel,
  "account-headquarters": accountHeadquartersLabel,
  "account-in-city": accountInCityLabel,
  "account-in-country": accountInCountryLabel,
  "account-in-state": accountInStateLabel,
  "account-last-activity": accountLastActivityLabel,
  "account-name": accountNameLabel,
  "account-national": accountNationalLabel,
  "account-near": accountNearLabel,
  "account-open-opportunities": accountOpenOpportunitiesLabel,
  "account-other-form": accountOtherFormLabel,
  "account-own": accountOwnLabel,
  "account-related": accountRelatedLabel,
  "account-territory": accountTerritoryLabel,
  "account-test": accountTestLabel,
  "account-typo": accountTypoLabel,
  "batch-retention-pending": batchRetentionPendingLabel,
  "cause-account-deleted": causeAccountDeletedLabel,
  "cause-automation": causeAutomationLabel,
  "cause-clock": causeClockLabel,
  "cause-connection-closed": causeConnectionClosedLabel,
  "cause-connection-refused": causeConnectionRefusedLabel,
  "cause-connection-reset": causeConnectionResetLabel,
  "cause-deleted": causeDeletedLabel,
  "cause-deleted-one-of": causeDeletedOneOfLabel,
  "cause-erased": causeErasedLabel,
  "cause-host-ended": causeHostEndedLabel,
  "cause-host-name": causeHostNameLabel,
  "cause-insecure": causeInsecureLabel,
  "cause-killed": causeKilledLabel,
  "cause-left-blank": causeLeftBlankLabel,
  "cause-own-check": causeOwnCheckLabel,
  "cause-proxy": causeProxyLabel,
  "cause-required-field": causeRequiredFieldLabel,
  "cause-stopped": causeStoppedLabel,
  "cause-storage-full": causeStorageFullLabel,
  "cause-timed-out": causeTimedOutLabel,
  "cause-title": causeTitleLabel,
  "cause-unreachable": causeUnreachableLabel,
  "cause-validation-rule": causeValidationRuleLabel,
  "check-allowance": checkAllowanceLabel,
  "check-allowance-left": checkAllowanceLeftLabel,
  "check-allowance-unknown": checkAllowanceUnknownLabel,
  "check-allowance-usage": checkAllowanceUsageLabel,
  "check-api": checkApiLabel,
  "check-api-answers": checkApiAnswersLabel,
  "check-app": checkAppLabel,
  "check-app-signed-in": checkAppSignedInLabel,
  "check-country-picklists": checkCountryPicklistsLabel,
  "check-country-picklists-off": checkCountryPicklistsOffLabel,
  "check-country-picklists-on": checkCountryPicklistsOnLabel,
  "check-create": checkCreateLabel,
  "check-create-contact": checkCreateContactLabel,
  "check-create-grant": checkCreateGrantLabel,
  "check-create-granted": checkCreateGrantedLabel,
  "check-create-role": checkCreateRoleLabel,
  "check-creation": checkCreationLabel,
  "check-creation-off": checkCreationOffLabel,
  "check-creation-on": checkCreationOnLabel,
  "check-creation-turn-on": checkCreationTurnOnLabel,
  "check-duplicate-rules": checkDuplicateRulesLabel,
  "check-duplicate-rules-activate": checkDuplicateRulesActivateLabel,
  "check-duplicate-rules-active": checkDuplicateRulesActiveLabel,
  "check-duplicate-rules-none": checkDuplicateRulesNoneLabel,
  "check-duplicate-rules-unseen": checkDuplicateRulesUnseenLabel,
  "check-edit": checkEditLabel,
  "check-edit-grant": checkEditGrantLabel,
  "check-edit-granted": checkEditGrantedLabel,
  "check-edit-hidden": checkEditHiddenLabel,
  "check-edit-read-only": checkEditReadOnlyLabel,
  "check-erasing": checkErasingLabel,
  "check-erasing-ahead": checkErasingAheadLabel,
  "check-erasing-reach": checkErasingReachLabel,
  "check-erasing-unconfirmed": checkErasingUnconfirmedLabel,
  "check-external-id": checkExternalIdLabel,
  "check-external-id-install": checkExternalIdInstallLabel,
  "check-external-id-missing": checkExternalIdMissingLabel,
  "check-external-id-there": checkExternalIdThereLabel,
  "check-lead-source": checkLeadSourceLabel,
  "check-lead-source-active": checkLeadSourceActiveLabel,
  "check-lead-source-inactive": checkLeadSourceInactiveLabel,
  "check-lead-source-none": checkLeadSourceNoneLabel,
  "check-lead-source-replace": checkLeadSourceReplaceLabel,
  "check-lead-source-select": checkLeadSourceSelectLabel,
  "check-lead-source-unseen": checkLeadSourceUnseenLabel,
  "check-org": checkOrgLabel,
  "check-org-confirm": checkOrgConfirmLabel,
  "check-org-confirmed": checkOrgConfirmedLabel,
  "check-org-proposed": checkOrgProposedLabel,
  "check-package": checkPackageLabel,
  "check-package-answers": checkPackageAnswersLabel,
  "check-quota": checkQuotaLabel,
  "check-quota-left": checkQuotaLeftLabel,
  "check-quota-wait": checkQuotaWaitLabel,
  "check-read": checkReadLabel,
  "check-read-account": checkReadAccountLabel,
  "check-read-grant": checkReadGrantLabel,
  "check-read-granted": checkReadGrantedLabel,
  "check-read-lead": checkReadLeadLabel,
  "check-read-opportunity": checkReadOpportunityLabel,
  "check-required-fields": checkRequiredFieldsLabel,
  "check-required-fields-asked": checkRequiredFieldsAskedLabel,
  "check-required-fields-grant": checkRequiredFieldsGrantLabel,
  "check-required-fields-locked": checkRequiredFieldsLockedLabel,
  "check-required-fields-none": checkRequiredFieldsNoneLabel,
  "country-unknown": countryUnknownLabel,
  "event-batch-cancelled": eventBatchCancelledLabel,
  "event-batch-created": eventBatchCreatedLabel,
  "event-batch-delayed": eventBatchDelayedLabel,
  "event-batch-finished": eventBatchFinishedLabel,
  "event-batch-paused": eventBatchPausedLabel,
  "event-batch-paused-still": eventBatchPausedStillLabel,
  "event-batch-paused-still-until": eventBatchPausedStillUntilLabel,
  "event-batch-paused-until": eventBatchPausedUntilLabel,
  "event-batch-resumed": eventBatchResumedLabel,
  "event-batch-undo-cancelled": eventBatchUndoCancelledLabel,
  "event-batch-undo-paused": eventBatchUndoPausedLabel,
  "event-batch-undo-paused-until": eventBatchUndoPausedUntilLabel,
  "event-batch-undo-resumed": eventBatchUndoResumedLabel,
  "event-batch-undoing": eventBatchUndoingLabel,
  "event-batch-undone": eventBatchUndoneLabel,
  "event-by-wrong-clock": eventByWrongClockLabel,
  "event-clock-fast": eventClockFastLabel,
  "event-clock-right": eventClockRightLabel,
  "event-clock-slow": eventClockSlowLabel,
  "event-connector-killed": eventConnectorKilledLabel,
  "event-connector-killed-found": eventConnectorKilledFoundLabel,
  "event-connector-started": eventConnectorStartedLabel,
  "event-connector-stopped": eventConnectorStoppedLabel,
  "event-creation-created": eventCreationCreatedLabel,
  "event-creation-created-before": eventCreationCreatedBeforeLabel,
  "event-creation-failed": eventCreationFailedLabel,
  "event-creation-found": eventCreationFoundLabel,
  "event-creation-never-known": eventCreationNeverKnownLabel,
  "event-creation-not-found": eventCreationNotFoundLabel,
  "event-creation-pending": eventCreationPendingLabel,
  "event-creation-recovered": eventCreationRecoveredLabel,
  "event-creation-reserved": eventCreationReservedLabel,
  "event-creation-sent": eventCreationSentLabel,
  "event-creation-undo-never-known": eventCreationUndoNeverKnownLabel,
  "event-creation-undo-not-done": eventCreationUndoNotDoneLabel,
  "event-creation-undo-refused": eventCreationUndoRefusedLabel,
  "event-creation-undo-refused-unknown": eventCreationUndoRefusedUnknownLabel,
  "event-creation-undo-unknown": eventCreationUndoUnknownLabel,
  "event-creation-undoing": eventCreationUndoingLabel,
  "event-creation-undone": eventCreationUndoneLabel,
  "event-creation-undone-found": eventCreationUndoneFoundLabel,
  "event-creation-unknown": eventCreationUnknownLabel,
  "event-database-restored": eventDatabaseRestoredLabel,
  "event-erased-people": eventErasedPeopleLabel,
  "event-import-began": eventImportBeganLabel,
  "event-import-cancelled": eventImportCancelledLabel,
  "event-import-discarded": eventImportDiscardedLabel,
  "event-import-ended": eventImportEndedLabel,
  "event-import-failed": eventImportFailedLabel,
  "event-kept-long-enough": eventKeptLongEnoughLabel,
  "event-lead-erased": eventLeadErasedLabel,
  "event-lead-linked": eventLeadLinkedLabel,
  "event-lead-unlinked": eventLeadUnlinkedLabel,
  "event-leads-added": eventLeadsAddedLabel,
  "event-ledger-corrected": eventLedgerCorrectedLabel,
  "event-ledger-not-corrected": eventLedgerNotCorrectedLabel,
  "event-ledger-unreadable": eventLedgerUnreadableLabel,
  "event-list-deleted": eventListDeletedLabel,
  "event-refusals-counted": eventRefusalsCountedLabel,
  "event-rehearsal-cancelled": eventRehearsalCancelledLabel,
  "event-rehearsal-created": eventRehearsalCreatedLabel,
  "event-rehearsal-finished": eventRehearsalFinishedLabel,
  "event-rehearsal-not-undone": eventRehearsalNotUndoneLabel,
  "event-rehearsal-paused": eventRehearsalPausedLabel,
  "event-request-refused": eventRequestRefusedLabel,
  "event-request-unknown": eventRequestUnknownLabel,
  "event-role-created": eventRoleCreatedLabel,
  "event-role-failed": eventRoleFailedLabel,
  "event-role-found": eventRoleFoundLabel,
  "event-role-never-known": eventRoleNeverKnownLabel,
  "event-role-sent": eventRoleSentLabel,
  "event-role-unknown": eventRoleUnknownLabel,
  "event-row-failed": eventRowFailedLabel,
  "event-row-skipped": eventRowSkippedLabel,
  "event-row-waiting": eventRowWaitingLabel,
  "event-setting-changed": eventSettingChangedLabel,
  "event-setting-changed-values": eventSettingChangedValuesLabel,
  "event-sign-in-accepted": eventSignInAcceptedLabel,
  "event-sign-in-completed": eventSignInCompletedLabel,
  "event-sign-in-ended": eventSignInEndedLabel,
  "event-sign-in-not-renewed": eventSignInNotRenewedLabel,
  "event-sign-in-not-revoked": eventSignInNotRevokedLabel,
  "event-sign-in-refused": eventSignInRefusedLabel,
  "event-sign-in-renewed": eventSignInRenewedLabel,
  "event-sign-in-revoked": eventSignInRevokedLabel,
  "field-account": fieldAccountLabel,
  "field-account-deleted": fieldAccountDeletedLabel,
  "field-account-person": fieldAccountPersonLabel,
  "field-checkbox": fieldCheckboxLabel,
  "field-date": fieldDateLabel,
  "field-date-time": fieldDateTimeLabel,
  "field-depends": fieldDependsLabel,
  "field-email": fieldEmailLabel,
  "field-lead-source": fieldLeadSourceLabel,
  "field-lookup": fieldLookupLabel,
  "field-no-option": fieldNoOptionLabel,
  "field-not-accepted": fieldNotAcceptedLabel,
  "field-not-in-form": fieldNotInFormLabel,
  "field-number": fieldNumberLabel,
  "field-range": fieldRangeLabel,
  "field-read-only": fieldReadOnlyLabel,
  "field-reference": fieldReferenceLabel,
  "field-required": fieldRequiredLabel,
  "field-set-by-settings": fieldSetBySettingsLabel,
  "field-text": fieldTextLabel,
  "field-time": fieldTimeLabel,
  "field-too-long": fieldTooLongLabel,
  "field-unknown": fieldUnknownLabel,
  "field-whole-number": fieldWholeNumberLabel,
  "file-empty": fileEmptyLabel,
  "file-first-line": fileFirstLineLabel,
  "import-email-of-lead": importEmailOfLeadLabel,
  "import-email-of-row": importEmailOfRowLabel,
  "import-erased": importErasedLabel,
  "import-field-too-long": importFieldTooLongLabel,
  "import-fields": importFieldsLabel,
  "import-line-too-long": importLineTooLongLabel,
  "import-name-of-lead": importNameOfLeadLabel,
  "import-name-of-row": importNameOfRowLabel,
  "import-no-name": importNoNameLabel,
  "import-profile-of-lead": importProfileOfLeadLabel,
  "import-profile-of-row": importProfileOfRowLabel,
  "import-quote-open": importQuoteOpenLabel,
  "import-rows-max": importRowsMaxLabel,
  "match-city": matchCityLabel,
  "match-city-different": matchCityDifferentLabel,
  "match-company": matchCompanyLabel,
  "match-company-alias": matchCompanyAliasLabel,
  "match-company-different": matchCompanyDifferentLabel,
  "match-company-domain": matchCompanyDomainLabel,
  "match-company-domain-of": matchCompanyDomainOfLabel,
  "match-company-former": matchCompanyFormerLabel,
  "match-company-national": matchCompanyNationalLabel,
  "match-company-near": matchCompanyNearLabel,
  "match-company-related": matchCompanyRelatedLabel,
  "match-company-typo": matchCompanyTypoLabel,
  "match-country": matchCountryLabel,
  "match-country-different": matchCountryDifferentLabel,
  "match-created": matchCreatedLabel,
  "match-email": matchEmailLabel,
  "match-email-colleague": matchEmailColleagueLabel,
  "match-email-shared": matchEmailSharedLabel,
  "match-email-spelled": matchEmailSpelledLabel,
  "match-first-initial": matchFirstInitialLabel,
  "match-first-name": matchFirstNameLabel,
  "match-first-name-changed": matchFirstNameChangedLabel,
  "match-first-name-different": matchFirstNameDifferentLabel,
  "match-first-name-similar": matchFirstNameSimilarLabel,
  "match-first-name-spelling": matchFirstNameSpellingLabel,
  "match-first-name-typo": matchFirstNameTypoLabel,
  "match-first-name-unread": matchFirstNameUnreadLabel,
  "match-gap-slow": matchGapSlowLabel,
  "match-gap-spelling": matchGapSpellingLabel,
  "match-gap-unfiltered": matchGapUnfilteredLabel,
  "match-generation": matchGenerationLabel,
  "match-hidden": matchHiddenLabel,
  "match-last-initial": matchLastInitialLabel,
  "match-last-name": matchLastNameLabel,
  "match-last-name-alike": matchLastNameAlikeLabel,
  "match-last-name-changed": matchLastNameChangedLabel,
  "match-last-name-different": matchLastNameDifferentLabel,
  "match-last-name-part": matchLastNamePartLabel,
  "match-last-name-similar": matchLastNameSimilarLabel,
  "match-last-name-spelling": matchLastNameSpellingLabel,
  "match-last-name-typo": matchLastNameTypoLabel,
  "match-last-name-unread": matchLastNameUnreadLabel,
  "match-left": matchLeftLabel,
  "match-linked": matchLinkedLabel,
  "match-middle-name": matchMiddleNameLabel,
  "match-middle-name-different": matchMiddleNameDifferentLabel,
  "match-name": matchNameLabel,
  "match-name-different": matchNameDifferentLabel,
  "match-name-swapped": matchNameSwappedLabel,
  "match-nickname": matchNicknameLabel,
  "match-phone": matchPhoneLabel,
  "match-profile": matchProfileLabel,
  "match-title": matchTitleLabel,
  "match-title-similar": matchTitleSimilarLabel,
  "match-title-words": matchTitleWordsLabel,
  "mend-again": mendAgainLabel,
  "mend-api-edition": mendApiEditionLabel,
  "mend-api-user": mendApiUserLabel,
  "mend-automation": mendAutomationLabel,
  "mend-ceiling": mendCeilingLabel,
  "mend-clock": mendClockLabel,
  "mend-clock-session": mendClockSessionLabel,
  "mend-code-already-in-crm": mendCodeAlreadyInCrmLabel,
  "mend-code-api-disabled": mendCodeApiDisabledLabel,
  "mend-code-api-limit-reached": mendCodeApiLimitReachedLabel,
  "mend-code-app-blocked": mendCodeAppBlockedLabel,
  "mend-code-creation-disabled": mendCodeCreationDisabledLabel,
  "mend-code-creation-in-progress": mendCodeCreationInProgressLabel,
  "mend-code-duplicate-detected": mendCodeDuplicateDetectedLabel,
  "mend-code-import-cancelled": mendCodeImportCancelledLabel,
  "mend-code-insufficient-access": mendCodeInsufficientAccessLabel,
  "mend-code-internal": mendCodeInternalLabel,
  "mend-code-lead-source-missing": mendCodeLeadSourceMissingLabel,
  "mend-code-not-admin": mendCodeNotAdminLabel,
  "mend-code-not-found": mendCodeNotFoundLabel,
  "mend-code-not-signed-in": mendCodeNotSignedInLabel,
  "mend-code-outcome-unknown": mendCodeOutcomeUnknownLabel,
  "mend-code-quota-exceeded": mendCodeQuotaExceededLabel,
  "mend-code-request-invalid": mendCodeRequestInvalidLabel,
  "mend-code-salesforce-unavailable": mendCodeSalesforceUnavailableLabel,
  "mend-code-session-expired": mendCodeSessionExpiredLabel,
  "mend-code-storage-unavailable": mendCodeStorageUnavailableLabel,
  "mend-code-too-many-requests": mendCodeTooManyRequestsLabel,
  "mend-code-validation-failed": mendCodeValidationFailedLabel,
  "mend-code-wrong-org": mendCodeWrongOrgLabel,
  "mend-concurrent": mendConcurrentLabel,
  "mend-deleted": mendDeletedLabel,
  "mend-deleted-batch": mendDeletedBatchLabel,
  "mend-erased": mendErasedLabel,
  "mend-file": mendFileLabel,
  "mend-gateway": mendGatewayLabel,
  "mend-gone": mendGoneLabel,
  "mend-host-name": mendHostNameLabel,
  "mend-insecure": mendInsecureLabel,
  "mend-killed": mendKilledLabel,
  "mend-killed-runs": mendKilledRunsLabel,
  "mend-left-blank": mendLeftBlankLabel,
  "mend-locked": mendLockedLabel,
  "mend-locked-batch": mendLockedBatchLabel,
  "mend-locked-row": mendLockedRowLabel,
  "mend-maintenance": mendMaintenanceLabel,
  "mend-maintenance-batch": mendMaintenanceBatchLabel,
  "mend-network": mendNetworkLabel,
  "mend-never-known": mendNeverKnownLabel,
  "mend-not-revoked": mendNotRevokedLabel,
  "mend-own-check": mendOwnCheckLabel,
  "mend-own-check-batch": mendOwnCheckBatchLabel,
  "mend-owner": mendOwnerLabel,
  "mend-proxy": mendProxyLabel,
  "mend-required-field": mendRequiredFieldLabel,
  "mend-retry-failed": mendRetryFailedLabel,
  "mend-running": mendRunningLabel,
  "mend-setting": mendSettingLabel,
  "mend-sign-in-ended": mendSignInEndedLabel,
  "mend-stopped": mendStoppedLabel,
  "mend-storage-full": mendStorageFullLabel,
  "mend-storage-full-batch": mendStorageFullBatchLabel,
  "mend-storage-full-import": mendStorageFullImportLabel,
  "mend-storage-import": mendStorageImportLabel,
  "mend-timed-out": mendTimedOutLabel,
  "mend-unavailable-batch": mendUnavailableBatchLabel,
  "mend-undo": mendUndoLabel,
  "mend-undo-access": mendUndoAccessLabel,
  "mend-undo-look": mendUndoLookLabel,
  "mend-undo-lost": mendUndoLostLabel,
  "mend-undo-merged": mendUndoMergedLabel,
  "mend-undo-read": mendUndoReadLabel,
  "mend-undone": mendUndoneLabel,
  "mend-validation-rule": mendValidationRuleLabel,
  "mend-version": mendVersionLabel,
  "name-account": nameAccountLabel,
  "name-account-name": nameAccountNameLabel,
  "name-business-phone": nameBusinessPhoneLabel,
  "name-company": nameCompanyLabel,
  "name-contact": nameContactLabel,
  "name-contact-role": nameContactRoleLabel,
  "name-email": nameEmailLabel,
  "name-first-name": nameFirstNameLabel,
  "name-kilobytes": nameKilobytesLabel,
  "name-last-name": nameLastNameLabel,
  "name-lead": nameLeadLabel,
  "name-lead-source": nameLeadSourceLabel,
  "name-list": nameListLabel,
  "name-mailing-address": nameMailingAddressLabel,
  "name-mailing-country": nameMailingCountryLabel,
  "name-mailing-state": nameMailingStateLabel,
  "name-megabytes": nameMegabytesLabel,
  "name-name": nameNameLabel,
  "name-next-step": nameNextStepLabel,
  "name-opportunity": nameOpportunityLabel,
  "name-org": nameOrgLabel,
  "name-primary": namePrimaryLabel,
  "name-quoted": nameQuotedLabel,
  "name-role": nameRoleLabel,
  "name-salesforce-lead": nameSalesforceLeadLabel,
  "name-status": nameStatusLabel,
  "name-status-likely": nameStatusLikelyLabel,
  "name-status-new": nameStatusNewLabel,
  "name-status-possible": nameStatusPossibleLabel,
  "name-title": nameTitleLabel,
  "name-username": nameUsernameLabel,
  "org-configured": orgConfiguredLabel,
  "org-confirmed": orgConfirmedLabel,
  "org-proposed": orgProposedLabel,
  "org-unbound": orgUnboundLabel,
  "outcome-batch-cancelled": outcomeBatchCancelledLabel,
  "outcome-batch-finished": outcomeBatchFinishedLabel,
  "outcome-batch-paused": outcomeBatchPausedLabel,
  "outcome-batch-running": outcomeBatchRunningLabel,
  "outcome-batch-undo-cancelled": outcomeBatchUndoCancelledLabel,
  "outcome-batch-undo-finished": outcomeBatchUndoFinishedLabel,
  "outcome-batch-undo-paused": outcomeBatchUndoPausedLabel,
  "outcome-batch-undo-running": outcomeBatchUndoRunningLabel,
  "outcome-checking": outcomeCheckingLabel,
  "outcome-checking-at": outcomeCheckingAtLabel,
  "outcome-counts": outcomeCountsLabel,
  "outcome-created": outcomeCreatedLabel,
  "outcome-importing": outcomeImportingLabel,
  "outcome-list": outcomeListLabel,
  "outcome-list-gone": outcomeListGoneLabel,
  "outcome-never-known": outcomeNeverKnownLabel,
  "outcome-next-try": outcomeNextTryLabel,
  "outcome-none": outcomeNoneLabel,
  "outcome-not-imported": outcomeNotImportedLabel,
  "outcome-refused": outcomeRefusedLabel,
  "outcome-running": outcomeRunningLabel,
  "outcome-sign-in-refused": outcomeSignInRefusedLabel,
  "outcome-signed-in": outcomeSignedInLabel,
  "outcome-signed-out": outcomeSignedOutLabel,
  "outcome-undo-never-known": outcomeUndoNeverKnownLabel,
  "outcome-undoing": outcomeUndoingLabel,
  "outcome-undone": outcomeUndoneLabel,
  "outcome-undone-counts": outcomeUndoneCountsLabel,
  "outcome-waiting": outcomeWaitingLabel,
  "outcome-waits-for": outcomeWaitsForLabel,
  "pasted-card-nameless": pastedCardNamelessLabel,
  "pasted-card-open": pastedCardOpenLabel,
  "pasted-company": pastedCompanyLabel,
  "pasted-line-too-long": pastedLineTooLongLabel,
  "pasted-max": pastedMaxLabel,
  "pasted-no-name": pastedNoNameLabel,
  "pasted-no-profile": pastedNoProfileLabel,
  "pasted-other-address": pastedOtherAddressLabel,
  "pasted-page-unsure": pastedPageUnsureLabel,
  "rehearsal-unforeseen": rehearsalUnforeseenLabel,
  "rehearsal-untold": rehearsalUntoldLabel,
  "retention-pending": retentionPendingLabel,
  "setting-allowance-ceiling": settingAllowanceCeilingLabel,
  "setting-allowance-ceiling-help": settingAllowanceCeilingHelpLabel,
  "setting-batch-retention": settingBatchRetentionLabel,
  "setting-batch-retention-help": settingBatchRetentionHelpLabel,
  "setting-create-contacts": settingCreateContactsLabel,
  "setting-erased-people": settingErasedPeopleLabel,
  "setting-lead-source": settingLeadSourceLabel,
  "setting-monthly-quota": settingMonthlyQuotaLabel,
  "setting-monthly-quota-help": settingMonthlyQuotaHelpLabel,
  "setting-org-binding": settingOrgBindingLabel,
  "setting-quota-overrides": settingQuotaOverridesLabel,
  "setting-rehearsals": settingRehearsalsLabel,
  "setting-rehearsals-help": settingRehearsalsHelpLabel,
  "setting-require-email": settingRequireEmailLabel,
  "setting-require-email-help": settingRequireEmailHelpLabel,
  "setting-retention": settingRetentionLabel,
  "setting-retention-help": settingRetentionHelpLabel,
  "setting-undo": settingUndoLabel,
  "setting-undo-help": settingUndoHelpLabel,
  "team-active": teamActiveLabel,
  "team-active-activate": teamActiveActivateLabel,
  "team-active-no": teamActiveNoLabel,
  "team-active-yes": teamActiveYesLabel,
  "team-api-grant": teamApiGrantLabel,
  "team-api-granted": teamApiGrantedLabel,
  "team-api-missing": teamApiMissingLabel,
  "team-create-granted": teamCreateGrantedLabel,
  "team-create-missing": teamCreateMissingLabel,
  "team-cut": teamCutLabel,
  "team-cut-short": teamCutShortLabel,
  "team-fields": teamFieldsLabel,
  "team-fields-granted": teamFieldsGrantedLabel,
  "team-fields-missing": teamFieldsMissingLabel,
  "team-frozen": teamFrozenLabel,
  "team-frozen-no": teamFrozenNoLabel,
  "team-frozen-unfreeze": teamFrozenUnfreezeLabel,
  "team-frozen-yes": teamFrozenYesLabel,
  "team-holders-unseen": teamHoldersUnseenLabel,
  "team-mend-app-access": teamMendAppAccessLabel,
  "team-mend-app-blocked": teamMendAppBlockedLabel,
  "team-mend-app-key": teamMendAppKeyLabel,
  "team-mend-app-not-approved": teamMendAppNotApprovedLabel,
  "team-mend-app-not-in-org": teamMendAppNotInOrgLabel,
  "team-mend-app-refresh": teamMendAppRefreshLabel,
  "team-mend-app-scopes": teamMendAppScopesLabel,
  "team-mend-app-secret": teamMendAppSecretLabel,
  "team-mend-callback": teamMendCallbackLabel,
  "team-mend-login-host": teamMendLoginHostLabel,
  "team-mend-login-hours": teamMendLoginHoursLabel,
  "team-mend-no-sign-in": teamMendNoSignInLabel,
  "team-mend-org-inactive": teamMendOrgInactiveLabel,
  "team-mend-package": teamMendPackageLabel,
  "team-mend-package-access": teamMendPackageAccessLabel,
  "team-mend-unknown-words": teamMendUnknownWordsLabel,
  "team-mend-user-inactive": teamMendUserInactiveLabel,
  "team-needs-manage-users": teamNeedsManageUsersLabel,
  "team-needs-view-setup": teamNeedsViewSetupLabel,
  "team-not-a-rep": teamNotARepLabel,
  "team-permission-set": teamPermissionSetLabel,
  "team-permission-set-always": teamPermissionSetAlwaysLabel,
  "team-permission-set-assign": teamPermissionSetAssignLabel,
  "team-permission-set-held": teamPermissionSetHeldLabel,
  "team-permission-set-none": teamPermissionSetNoneLabel,
  "team-permission-set-session": teamPermissionSetSessionLabel,
  "team-read-granted": teamReadGrantedLabel,
  "team-read-missing": teamReadMissingLabel,
  "team-role-grant": teamRoleGrantLabel,
  "team-role-granted": teamRoleGrantedLabel,
  "team-role-missing": teamRoleMissingLabel,
  "team-sign-in": teamSignInLabel,
  "team-sign-in-ask": teamSignInAskLabel,
  "team-sign-in-ended": teamSignInEndedLabel,
  "team-sign-in-live": teamSignInLiveLabel,
  "team-sign-in-live-refused": teamSignInLiveRefusedLabel,
  "team-sign-in-never": teamSignInNeverLabel,
  "team-sign-in-refused": teamSignInRefusedLabel,
  "team-unread": teamUnreadLabel,
  "timeline-cause": timelineCauseLabel,
  "timeline-count": timelineCountLabel,
  "timeline-cut": timelineCutLabel,
  "timeline-cut-around": timelineCutAroundLabel,
  "timeline-event": timelineEventLabel,
  "timeline-file": timelineFileLabel,
  "timeline-nothing": timelineNothingLabel,
  "timeline-of-batch": timelineOfBatchLabel,
  "timeline-of-contact": timelineOfContactLabel,
  "timeline-of-creation": timelineOfCreationLabel,
  "timeline-of-lead": timelineOfLeadLabel,
  "timeline-of-list": timelineOfListLabel,
  "timeline-of-request": timelineOfRequestLabel,
  "timeline-of-time": timelineOfTimeLabel,
  "timeline-of-trace": timelineOfTraceLabel,
  "timeline-of-unknown": timelineOfUnknownLabel,
  "timeline-of-user": timelineOfUserLabel,
  "timeline-of-user-at": timelineOfUserAtLabel,
  "timeline-outcome": timelineOutcomeLabel,
  "timeline-remedy": timelineRemedyLabel,
  "timeline-request": timelineRequestLabel,
  "timeline-time": timelineTimeLabel,
  "undo-failed-never-known": undoFailedNeverKnownLabel,
  "undo-failed-not-allowed": undoFailedNotAllowedLabel,
  "undo-failed-not-done": undoFailedNotDoneLabel,
  "undo-failed-refused": undoFailedRefusedLabel,
  "undo-kept-activity": undoKeptActivityLabel,
  "undo-kept-by-name": undoKeptByNameLabel,
  "undo-kept-campaign": undoKeptCampaignLabel,
  "undo-kept-changed": undoKeptChangedLabel,
  "undo-kept-linked": undoKeptLinkedLabel,
  "undo-kept-merged": undoKeptMergedLabel,
  "undo-kept-not-looked": undoKeptNotLookedLabel,
  "undo-kept-old": undoKeptOldLabel,
  "undo-kept-owner": undoKeptOwnerLabel,
  "undo-kept-records": undoKeptRecordsLabel,
  "undo-kept-role": undoKeptRoleLabel,
  "undo-kept-role-changed": undoKeptRoleChangedLabel,
  "undo-kept-taken": undoKeptTakenLabel,
  "undo-kept-unseen": undoKeptUnseenLabel,
  "undo-kept-used": undoKeptUsedLabel,
  "undo-somebody": undoSomebodyLabel,
  "value-entries": valueEntriesLabel,
  "value-lead-lists": valueLeadListsLabel,
  "value-named": valueNamedLabel,
  "value-none": valueNoneLabel,
  "value-not-kept": valueNotKeptLabel,
  "value-off": valueOffLabel,
  "value-on": valueOnLabel,
  "value-single-leads": valueSingleLeadsLabel,
  "value-words-not-kept": valueWordsNotKeptLabel,
};
