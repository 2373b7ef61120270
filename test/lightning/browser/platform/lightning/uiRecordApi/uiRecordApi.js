import { announceChange } from "practice/salesforce";

/** Makes Lightning read all shown records again. */
export function notifyRecordUpdateAvailable() {
  announceChange();
  return Promise.resolve();
}
