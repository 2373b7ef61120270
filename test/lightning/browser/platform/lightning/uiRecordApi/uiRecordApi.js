import { announceChange } from "practice/salesforce";

/** Makes Lightning read again what it shows of the records. */
export function notifyRecordUpdateAvailable() {
  announceChange();
  return Promise.resolve();
}
