import finishedLabel from "@salesforce/label/c.Crosswalk_Batch_FinishedAnnouncement";
import percent from "@salesforce/label/c.Crosswalk_Batch_Percent";
import { batchStateOf, batchStateText, endedOf } from "c/batchText";
import { formatLabel, formatNumber } from "c/textFormat";

const QUARTERS = [25, 50, 75];

/**
 * The message for a screen reader between two readings of a batch: at each quarter, and where it pauses or
 * ends. Null otherwise.
 */
export function milestoneBetween(before, now) {
  if (!before) {
    return null;
  }
  if (batchStateOf(now) !== batchStateOf(before)) {
    return now.state === "finished" ? finishedText(now.counts) : batchStateText(now);
  }
  const passed = QUARTERS.filter((quarter) => shareOf(before) < quarter && shareOf(now) >= quarter).at(-1);
  return passed && now.state === "running" ? formatLabel(percent, passed) : null;
}

/** The share of a batch that has ended, in percent. */
export function shareOf({ counts }) {
  return counts.total ? Math.floor((endedOf(counts) / counts.total) * 100) : 0;
}

function finishedText({ created, failed, skipped }) {
  return formatLabel(finishedLabel, ...[created, failed, skipped].map(formatNumber));
}
