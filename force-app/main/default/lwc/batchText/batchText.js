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

/** The look of a row's state: {label, icon, variant}. Waiting rows of a canceled batch will not be sent. */
export function rowStateOf(state, batchState) {
  const isOver = batchState === "cancelled" || batchState === "finished";
  return state === "waiting" && isOver ? { ...rowStates.waiting, label: notSent } : rowStates[state];
}

/** The counts of a batch in display order: [{state, label, count}]. They add up to its total. */
export function summaryOf({ state: batchState, counts }) {
  return ["created", "failed", "skipped", "unknown", "waiting"].map((state) => ({
    state,
    label: rowStateOf(state, batchState).label,
    count: formatNumber(counts[state]),
  }));
}

/** The number of leads with a known result. */
export function endedOf({ total, waiting: waits, unknown: unsure }) {
  return total - waits - unsure;
}
