import { batchStateOf, batchStateText, shareOf, summaryOf, wordsOf } from "c/batchText";
import { nameValue } from "c/textFormat";

const QUARTERS = [25, 50, 75];

/**
 * The message for a screen reader between two readings of a batch: at each quarter, and where it pauses or
 * ends. Null otherwise.
 */
export function milestoneBetween(before, now) {
  const words = wordsOf(summaryOf(now));
  if (before && batchStateOf(now) !== batchStateOf(before)) {
    return nameValue(batchStateText(now), words);
  }
  const isPassed = (quarter) => shareOf(before) < quarter && shareOf(now) >= quarter;
  return before && now.state === "running" && QUARTERS.some(isPassed) ? words : null;
}
