import cancelled from "@salesforce/label/c.Crosswalk_Batch_Cancelled";
import created from "@salesforce/label/c.Crosswalk_Batch_Created";
import failed from "@salesforce/label/c.Crosswalk_Batch_Failed";
import finished from "@salesforce/label/c.Crosswalk_Batch_Finished";
import notSent from "@salesforce/label/c.Crosswalk_Batch_NotSent";
import paused from "@salesforce/label/c.Crosswalk_Batch_Paused";
import running from "@salesforce/label/c.Crosswalk_Batch_Running";
import sending from "@salesforce/label/c.Crosswalk_Batch_Sending";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
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

export function batchStateLabel(state) {
  return batchStates[state] ?? state;
}

/**
 * How a row's state looks: {label, icon, variant}. In a batch that was cancelled, what waits is not going to
 * be sent.
 */
export function rowStateOf(state, batchState) {
  const isOver = batchState === "cancelled" || batchState === "finished";
  return state === "waiting" && isOver ? { ...rowStates.waiting, label: notSent } : rowStates[state];
}

/** The counts of a batch in the order of a summary, which add up to its total: [{state, label, count}]. */
export function summaryOf({ state: batchState, counts }) {
  return ["created", "failed", "skipped", "unknown", "waiting"].map((state) => ({
    state,
    label: rowStateOf(state, batchState).label,
    count: formatNumber(counts[state]),
  }));
}

/** Leads of which it is known how they ended. */
export function endedOf({ total, waiting: waits, unknown: unsure }) {
  return total - waits - unsure;
}
