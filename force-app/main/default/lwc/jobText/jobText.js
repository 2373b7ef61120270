import cancelled from "@salesforce/label/c.Crosswalk_Batch_Cancelled";
import created from "@salesforce/label/c.Crosswalk_Batch_Created";
import failed from "@salesforce/label/c.Crosswalk_Batch_Failed";
import finished from "@salesforce/label/c.Crosswalk_Batch_Finished";
import paused from "@salesforce/label/c.Crosswalk_Batch_Paused";
import removed from "@salesforce/label/c.Crosswalk_Batch_Undone";
import running from "@salesforce/label/c.Crosswalk_Batch_Running";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import undone from "@salesforce/label/c.Crosswalk_BatchUndo_Finished";
import undoneKept from "@salesforce/label/c.Crosswalk_BatchUndo_FinishedKept";
import { formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";

/** As many leads as one batch takes. */
export const BATCH_MAX = 10_000;

const states = { running, paused, cancelled, finished };
const inProgress = { label: running, icon: "utility:clock", variant: "" };
const rowStates = {
  waiting: inProgress,
  running: inProgress,
  unknown: inProgress,
  created: { label: created, icon: "utility:success", variant: "success" },
  failed: { label: failed, icon: "utility:error", variant: "error" },
  undone: { label: removed, icon: "utility:undo", variant: "" },
  skipped: { label: skipped, icon: "utility:skip_forward", variant: "" },
  cancelled: { label: cancelled, icon: "utility:clock", variant: "" },
};
const batchOutcomes = { created, failed, skipped };

/** The state of a job as a rep sees it. */
export function stateText(state) {
  return states[state] ?? state;
}

/** "undone" where an undo has removed contacts of the batch, else its own state. */
export function batchStateOf({ state, undo }) {
  const isUndoing = undo?.state === "running" || undo?.state === "paused";
  return undo?.undone > 0 && !isUndoing ? "undone" : state;
}

/** Its words. Of one that was undone, they say how many contacts have gone, and how many are left. */
export function batchStateText(batch) {
  const state = batchStateOf(batch);
  if (state !== "undone") {
    return stateText(state);
  }
  const [gone, left] = [batch.undo.undone, batch.counts.created].map(formatNumber);
  return batch.counts.created > 0 ? formatLabel(undoneKept, gone, left) : formatLabel(undone, gone);
}

/** The look of a row's state: {label, icon, variant}. What waits in a canceled batch is not sent. */
export function rowStateOf(state, batchState) {
  return rowStates[state === "waiting" && batchState === "cancelled" ? "cancelled" : state];
}

/**
 * How many ended how, where any did: [{state, label, count}], by a table of labels. Of what was canceled,
 * what is on its way is told apart from what is not sent. What an undo has removed is told by the state.
 */
export function summaryOf(job, labels = batchOutcomes) {
  const { state, counts, undo } = job;
  const waits = counts.waiting;
  const going = state === "cancelled" ? inFlightOf(job) : waits;
  const all = {
    ...counts,
    skipped: counts.skipped - (undo?.undone ?? 0),
    running: going + (counts.unknown ?? 0),
    cancelled: waits - going,
  };
  return Object.entries({ ...labels, running, cancelled })
    .filter(([outcome]) => all[outcome] > 0)
    .map(([outcome, label]) => ({ state: outcome, label, count: formatNumber(all[outcome]) }));
}

/** How many were sent without an answer so far. */
export function inFlightOf({ inFlight, inDoubt }) {
  return inFlight ?? inDoubt ?? 0;
}

/** A summary in words. */
export function wordsOf(summary) {
  return listOf(summary.map(({ label, count }) => nameValue(label, count)));
}

/** Percent of those of which it is known. */
export function shareOf({ counts }) {
  const known = counts.total - counts.waiting - (counts.unknown ?? 0);
  return counts.total === 0 ? 100 : Math.floor((100 * known) / counts.total);
}
