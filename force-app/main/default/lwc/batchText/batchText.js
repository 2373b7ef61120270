import cancelled from "@salesforce/label/c.Crosswalk_Batch_Cancelled";
import created from "@salesforce/label/c.Crosswalk_Batch_Created";
import createdCount from "@salesforce/label/c.Crosswalk_Batch_CreatedCount";
import failed from "@salesforce/label/c.Crosswalk_Batch_Failed";
import failedCount from "@salesforce/label/c.Crosswalk_Batch_FailedCount";
import failures from "@salesforce/label/c.Crosswalk_Batch_FinishedFailures";
import failuresOne from "@salesforce/label/c.Crosswalk_Batch_FinishedFailuresOne";
import finished from "@salesforce/label/c.Crosswalk_Batch_Finished";
import notSent from "@salesforce/label/c.Crosswalk_Batch_NotSent";
import notSentCount from "@salesforce/label/c.Crosswalk_Batch_NotSentCount";
import paused from "@salesforce/label/c.Crosswalk_Batch_Paused";
import running from "@salesforce/label/c.Crosswalk_Batch_Running";
import sending from "@salesforce/label/c.Crosswalk_Batch_Sending";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import skippedCount from "@salesforce/label/c.Crosswalk_Batch_SkippedCount";
import stopping from "@salesforce/label/c.Crosswalk_Batch_Stopping";
import undone from "@salesforce/label/c.Crosswalk_Batch_Undone";
import undoneCount from "@salesforce/label/c.Crosswalk_BatchUndo_Undone";
import unknown from "@salesforce/label/c.Crosswalk_Batch_Unknown";
import waiting from "@salesforce/label/c.Crosswalk_Batch_Waiting";
import { formatCount, formatNumber } from "c/textFormat";

/** As many leads as one batch takes. */
export const BATCH_MAX = 10_000;

const batchStates = { running, paused, stopping, cancelled, finished };
/** `countLabel` where many are named otherwise than one: "Créés" are contacts, "Créé" is one. */
const rowStates = {
  waiting: { label: waiting, icon: "utility:clock", variant: "" },
  notSent: { label: notSent, countLabel: notSentCount, icon: "utility:clock", variant: "" },
  running: { label: sending, icon: "utility:sync", variant: "" },
  unknown: { label: unknown, icon: "utility:question", variant: "warning" },
  created: { label: created, countLabel: createdCount, icon: "utility:success", variant: "success" },
  failed: { label: failed, countLabel: failedCount, icon: "utility:error", variant: "error" },
  undone: { label: undone, countLabel: undoneCount, icon: "utility:undo", variant: "" },
  skipped: { label: skipped, countLabel: skippedCount, icon: "utility:skip_forward", variant: "" },
};

/** The state of a batch as a rep sees it: one that was canceled is stopping until nothing is on its way. */
export function batchStateOf({ state, inFlight, counts }) {
  return state === "cancelled" && (inFlight > 0 || counts.unknown > 0) ? "stopping" : state;
}

/** Its words, which say how many failed. */
export function batchStateText(batch) {
  const state = batchStateOf(batch);
  const { failed: count } = batch.counts;
  return state === "finished" && count > 0
    ? formatCount(count, failuresOne, failures)
    : (batchStates[state] ?? state);
}

/**
 * The look of a row's state: {label, countLabel, icon, variant}. Waiting rows of a canceled batch will not be
 * sent.
 */
export function rowStateOf(state, batchState) {
  const isOver = batchState === "cancelled" || batchState === "finished";
  return rowStates[state === "waiting" && isOver ? "notSent" : state];
}

/**
 * The counts of a batch in display order: [{state, label, count, icon, variant}]. They add up to its total.
 * Of a canceled one, what is on its way is told apart from what is not sent.
 */
export function summaryOf(batch) {
  const counts = countsOf(batch);
  return ["created", "failed", "undone", "skipped", "unknown", "running", "waiting"]
    .filter((state) => counts[state] !== undefined)
    .map((state) => {
      const { label, countLabel = label, icon, variant } = rowStateOf(state, batch.state);
      return { state, label: countLabel, count: formatNumber(counts[state]), icon, variant };
    });
}

/** A contact that an undo of the batch has removed leaves its lead skipped, as if it had never been sent. */
function countsOf(batch) {
  const { inFlight } = batch;
  const removed = Math.min(batch.undo?.undone ?? 0, batch.counts.skipped);
  const counts =
    removed > 0
      ? { ...batch.counts, undone: removed, skipped: batch.counts.skipped - removed }
      : batch.counts;
  return batchStateOf(batch) === "stopping"
    ? { ...counts, running: inFlight, waiting: counts.waiting - inFlight }
    : counts;
}

/** The parts of the bar, each as wide as its count; nothing for what is not sent. */
export function segmentsOf({ counts }) {
  return ["created", "failed", "skipped"]
    .filter((state) => counts[state] > 0)
    .map((state) => ({ state, className: `segment ${state}`, style: `flex-grow: ${counts[state]}` }));
}

/** The number of leads with a known result. */
export function endedOf({ total, waiting: waits, unknown: unsure }) {
  return total - waits - unsure;
}
