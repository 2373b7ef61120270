export {
  announceChange,
  create,
  describeObject,
  get,
  onRecordsChange,
  query,
  quote,
  SalesforceRefusal,
} from "./rest";
export { readRecords } from "./readRecords";
