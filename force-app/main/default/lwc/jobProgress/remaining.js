import minutes from "@salesforce/label/c.Crosswalk_Batch_MinutesLeft";
import seconds from "@salesforce/label/c.Crosswalk_Batch_SecondsLeft";
import { formatLabel, formatNumber } from "c/textFormat";

const MINUTE = 60;
/** Below this, seconds are shown in steps of ten. */
const SHORT = 90;

/** The remaining time of a job; null before it is known. */
export function remainingOf({ state, etaSeconds }) {
  if (state !== "running" || !etaSeconds) {
    return null;
  }
  return etaSeconds < SHORT
    ? formatLabel(seconds, formatNumber(Math.max(10, Math.ceil(etaSeconds / 10) * 10)))
    : formatLabel(minutes, formatNumber(Math.ceil(etaSeconds / MINUTE)));
}
