export { announceChange, create, describeObject, get, onRecordsChange, query, quote } from "./rest";
export { readRecords } from "./readRecords";
