import cancelled from "@salesforce/label/c.Crosswalk_Batch_Cancelled";
import created from "@salesforce/label/c.Crosswalk_Batch_Created";
import createdCount from "@salesforce/label/c.Crosswalk_Batch_CreatedCount";
import failed from "@salesforce/label/c.Crosswalk_Batch_Failed";
import failedCount from "@salesforce/label/c.Crosswalk_Batch_FailedCount";
import finished from "@salesforce/label/c.Crosswalk_Batch_Finished";
import notSent from "@salesforce/label/c.Crosswalk_Batch_NotSent";
import notSentCount from "@salesforce/label/c.Crosswalk_Batch_NotSentCount";
import paused from "@salesforce/label/c.Crosswalk_Batch_Paused";
import running from "@salesforce/label/c.Crosswalk_Batch_Running";
import sending from "@salesforce/label/c.Crosswalk_Batch_Sending";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import skippedCount from "@salesforce/label/c.Crosswalk_Batch_SkippedCount";
import unknown from "@salesforce/label/c.Crosswalk_Batch_Unknown";
import waiting from "@salesforce/label/c.Crosswalk_Batch_Waiting";
import { formatNumber } from "c/textFormat";

const batchStates = { running, paused, cancelled, finished };
const rowStates = {
  waiting: { label: waiting, icon: "utility:clock", variant: "" },
  running: { label: sending, icon: "utility:sync", variant: "" },
  unknown: { label: unknown, icon: "utility:question", variant: "warning" },
  created: { label: created, icon: "utility:success", variant: "success" },
  failed: { label: failed, icon: "utility:error", variant: "error" },
  skipped: { label: skipped, icon: "utility:skip_forward", variant: "" },
};
/** Where many are named otherwise than one: "Créés" are contacts, "Créé" is one. */
const countLabels = {
  created: createdCount,
  failed: failedCount,
  notSent: notSentCount,
  skipped: skippedCount,
};

export function batchStateLabel(state) {
  return batchStates[state] ?? state;
}

/** The look of a row's state: {label, icon, variant}. Waiting rows of a canceled batch will not be sent. */
export function rowStateOf(state, batchState) {
  const isOver = batchState === "cancelled" || batchState === "finished";
  return state === "waiting" && isOver ? { ...rowStates.waiting, label: notSent } : rowStates[state];
}

/** The counts of a batch in display order: [{state, label, count}]. They add up to its total. */
export function summaryOf({ state: batchState, counts }) {
  return ["created", "failed", "skipped", "unknown", "waiting"].map((state) => ({
    state,
    label: countLabelOf(state, batchState),
    count: formatNumber(counts[state]),
  }));
}

function countLabelOf(state, batchState) {
  const { label } = rowStateOf(state, batchState);
  return countLabels[label === notSent ? "notSent" : state] ?? label;
}

/** The number of leads with a known result. */
export function endedOf({ total, waiting: waits, unknown: unsure }) {
  return total - waits - unsure;
}
