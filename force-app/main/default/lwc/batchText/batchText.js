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
/** `countLabel` where many are named otherwise than one: "Créés" are contacts, "Créé" is one. */
const rowStates = {
  waiting: { label: waiting, icon: "utility:clock", variant: "" },
  notSent: { label: notSent, countLabel: notSentCount, icon: "utility:clock", variant: "" },
  running: { label: sending, icon: "utility:sync", variant: "" },
  unknown: { label: unknown, icon: "utility:question", variant: "warning" },
  created: { label: created, countLabel: createdCount, icon: "utility:success", variant: "success" },
  failed: { label: failed, countLabel: failedCount, icon: "utility:error", variant: "error" },
  skipped: { label: skipped, countLabel: skippedCount, icon: "utility:skip_forward", variant: "" },
};

export function batchStateLabel(state) {
  return batchStates[state] ?? state;
}

/**
 * The look of a row's state: {label, countLabel, icon, variant}. Waiting rows of a canceled batch will not be
 * sent.
 */
export function rowStateOf(state, batchState) {
  const isOver = batchState === "cancelled" || batchState === "finished";
  return rowStates[state === "waiting" && isOver ? "notSent" : state];
}

/** The counts of a batch in display order: [{state, label, count}]. They add up to its total. */
export function summaryOf({ state: batchState, counts }) {
  return ["created", "failed", "skipped", "unknown", "waiting"].map((state) => {
    const { label, countLabel = label } = rowStateOf(state, batchState);
    return { state, label: countLabel, count: formatNumber(counts[state]) };
  });
}

/** The number of leads with a known result. */
export function endedOf({ total, waiting: waits, unknown: unsure }) {
  return total - waits - unsure;
}
