export {
  announceChange,
  describeObject,
  get,
  onRecordsChange,
  query,
  quote,
  SalesforceRefusal,
} from "./rest";
export { readRecords } from "./readRecords";
