import canceled from "@salesforce/label/c.Crosswalk_Rehearsal_Canceled";
import finished from "@salesforce/label/c.Crosswalk_Rehearsal_Finished";
import notAsked from "@salesforce/label/c.Crosswalk_Rehearsal_NotAsked";
import paused from "@salesforce/label/c.Crosswalk_Rehearsal_Paused";
import running from "@salesforce/label/c.Crosswalk_Rehearsal_Running";
import skipped from "@salesforce/label/c.Crosswalk_Rehearsal_Skipped";
import waiting from "@salesforce/label/c.Crosswalk_Rehearsal_Waiting";
import wouldCreate from "@salesforce/label/c.Crosswalk_Rehearsal_WouldCreate";
import wouldFail from "@salesforce/label/c.Crosswalk_Rehearsal_WouldFail";
import { formatNumber } from "c/textFormat";

const states = { running, paused, cancelled: canceled, finished };

const outcomes = [
  { outcome: "wouldCreate", label: wouldCreate, icon: "utility:success", variant: "success" },
  { outcome: "wouldFail", label: wouldFail, icon: "utility:error", variant: "error" },
  { outcome: "skipped", label: skipped, icon: "utility:skip_forward", variant: "" },
  { outcome: "waiting", label: waiting, icon: "utility:clock", variant: "" },
];

/** The state of a rehearsal as a rep sees it. */
export function stateText({ state }) {
  return states[state] ?? state;
}

/** How many leads would end how: [{outcome, label, count, icon, variant}]. They add up to the total. */
export function summaryOf({ state, counts }) {
  return outcomes.map(({ outcome, label, ...look }) => ({
    outcome,
    label: outcome === "waiting" && state === "cancelled" ? notAsked : label,
    count: formatNumber(counts[outcome]),
    ...look,
  }));
}

/** The parts of the bar, each as wide as its count; nothing for what waits. */
export function segmentsOf({ counts }) {
  return outcomes
    .filter(({ outcome }) => outcome !== "waiting" && counts[outcome] > 0)
    .map(({ outcome }) => ({
      outcome,
      className: `segment ${outcome}`,
      style: `flex-grow: ${counts[outcome]}`,
    }));
}

/** Percent of the leads of which it is known. */
export function shareOf({ counts }) {
  return counts.total === 0 ? 100 : Math.floor((100 * (counts.total - counts.waiting)) / counts.total);
}
