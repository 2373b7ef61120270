/** The panel's only way to the connector: nothing else in the package fetches. */
export { configureConnector, connectorOrigin } from "./request";
export { isCancelled, problemOf } from "./connectorError";
export { expireSession, isSignedIn, onSessionChange } from "./session";
export {
  createSession,
  lookForSession,
  readConnection,
  readDiagnosis,
  readSignIn,
  signOut,
  startSignIn,
} from "./signInResource";
export {
  cancelImport,
  deleteLeadList,
  findImportedList,
  importLeadList,
  linkLead,
  listImports,
  listLeadIds,
  listLeadLists,
  listLeads,
  listMatches,
  previewLeadFile,
  readLead,
  readLeadList,
  readRecord,
  rejectMatch,
  unlinkLead,
  unrejectMatch,
  updateLeadList,
} from "./leadResource";
export {
  createContact,
  createIdempotencyKey,
  findLookupRecords,
  listOpportunities,
  readCreation,
  readDraft,
  searchAccounts,
  undoCreation,
} from "./contactResource";
export {
  cancelBatch,
  linkBatchRow,
  listBatches,
  listBatchFailures,
  listBatchRows,
  readBatch,
  readBatchCsv,
  readBatchRowDraft,
  resumeBatch,
  retryBatch,
  reviewBatch,
  startBatch,
} from "./batchResource";
export {
  confirmOrgBinding,
  liftErasure,
  listSettingsChanges,
  readErasedPeople,
  readOrgBinding,
  readQuotaOwners,
  readSettings,
  readSettingsOptions,
  readTeamDiagnosis,
  readTeamDiagnosisCsv,
  readTimeline,
  readTimelineCsv,
  readUsage,
  readUsageCsv,
  readUsageFailures,
  readUsageFailuresCsv,
  releaseOrgBinding,
  saveSettings,
} from "./adminResource";
export { extendMatchReport, readMatchReport, readMatchReportCsv } from "./matchReportResource";
