import { batchStateText, shareOf, summaryOf, wordsOf } from "c/jobText";
import { nameValue } from "c/textFormat";

const QUARTERS = [25, 50, 75];

/**
 * The message for a screen reader between two readings of a job, by its kind: at each quarter, and where it
 * pauses or ends. Null otherwise, also where it begins.
 */
export function milestoneBetween(before, now, { headingOf, outcomes, stateOf }) {
  const words = wordsOf(summaryOf(now, outcomes));
  if (stateOf(now) !== stateOf(before)) {
    const isBegun = !before.state && now.state === "running";
    const ended = headingOf(now) === words ? words : nameValue(batchStateText(now), words);
    return isBegun ? null : ended;
  }
  const isPassed = (quarter) => shareOf(before) < quarter && shareOf(now) >= quarter;
  return now.state === "running" && QUARTERS.some(isPassed) ? words : null;
}
