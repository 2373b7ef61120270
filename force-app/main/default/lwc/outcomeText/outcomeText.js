import { formatNumber, listOf, nameValue } from "c/textFormat";

/**
 * How many ended how: [{state, label, count, icon, variant}], by a table of [{state, label, icon, variant,
 * color}]. They add up to the total. Of what was stopped, those that wait are called `stoppedLabel`, once
 * none of them is on its way any more.
 */
export function summaryOf(outcomes, { state: stateOfAll, counts, inFlight }, stoppedLabel) {
  const isStopped = stateOfAll === "cancelled" && !inFlight;
  return outcomes.map(({ state, label, icon, variant }) => ({
    state,
    label: state === "waiting" && isStopped ? stoppedLabel : label,
    count: formatNumber(counts[state]),
    icon,
    variant,
  }));
}

/** The parts of the bar, each as wide as its count; nothing for what waits. */
export function segmentsOf(outcomes, { counts }) {
  return outcomes
    .filter(({ state, color }) => color && counts[state] > 0)
    .map(({ state, color }) => ({
      state,
      className: `segment ${color}`,
      style: `flex-grow: ${counts[state]}`,
    }));
}

/** Percent of those of which it is known. */
export function shareOf({ counts }) {
  return counts.total === 0 ? 100 : Math.floor((100 * (counts.total - counts.waiting)) / counts.total);
}

/** The counts in words, as a screen reader hears the bar. */
export function barTextOf(summary) {
  return listOf(summary.map(({ label, count }) => nameValue(label, count)));
}
