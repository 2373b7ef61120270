import minutes from "@salesforce/label/c.Crosswalk_Batch_MinutesLeft";
import perMinute from "@salesforce/label/c.Crosswalk_Batch_PerMinute";
import seconds from "@salesforce/label/c.Crosswalk_Batch_SecondsLeft";
import { formatLabel, formatNumber, joinParts } from "c/textFormat";

const MINUTE = 60;
/** Below this, seconds are shown in steps of ten. */
const SHORT = 90;

/** The rate and the remaining time of a batch; null before they are known. */
export function paceOf({ state, ratePerMinute, etaSeconds }) {
  if (state !== "running" || ratePerMinute === null) {
    return null;
  }
  return joinParts(formatLabel(perMinute, formatNumber(ratePerMinute)), remainingOf(etaSeconds));
}

function remainingOf(etaSeconds) {
  if (etaSeconds === null) {
    return null;
  }
  return etaSeconds < SHORT
    ? formatLabel(seconds, formatNumber(Math.max(10, Math.ceil(etaSeconds / 10) * 10)))
    : formatLabel(minutes, formatNumber(Math.ceil(etaSeconds / MINUTE)));
}
