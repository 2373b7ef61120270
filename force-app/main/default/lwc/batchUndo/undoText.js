import canceled from "@salesforce/label/c.Crosswalk_BatchUndo_Canceled";
import failed from "@salesforce/label/c.Crosswalk_BatchUndo_Failed";
import finished from "@salesforce/label/c.Crosswalk_BatchUndo_Finished";
import kept from "@salesforce/label/c.Crosswalk_BatchUndo_Kept";
import notSent from "@salesforce/label/c.Crosswalk_BatchUndo_NotSent";
import paused from "@salesforce/label/c.Crosswalk_BatchUndo_Paused";
import running from "@salesforce/label/c.Crosswalk_BatchUndo_Running";
import undone from "@salesforce/label/c.Crosswalk_BatchUndo_Undone";
import waiting from "@salesforce/label/c.Crosswalk_BatchUndo_Waiting";
import { formatNumber } from "c/textFormat";

const states = { running, paused, cancelled: canceled, finished };

const outcomes = [
  { outcome: "undone", label: undone, icon: "utility:success", variant: "success" },
  { outcome: "kept", label: kept, icon: "utility:shield", variant: "" },
  { outcome: "failed", label: failed, icon: "utility:error", variant: "error" },
  { outcome: "waiting", label: waiting, icon: "utility:clock", variant: "" },
];

/** The state of an undo as a rep sees it. */
export function stateText({ state }) {
  return states[state] ?? state;
}

/** How many contacts ended how: [{outcome, label, count, icon, variant}]. They add up to the total. */
export function summaryOf({ state, counts }) {
  return outcomes.map(({ outcome, label, ...look }) => ({
    outcome,
    label: outcome === "waiting" && state === "cancelled" ? notSent : label,
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

/** Percent of the contacts that have ended. */
export function shareOf({ counts }) {
  return counts.total === 0 ? 100 : Math.floor((100 * (counts.total - counts.waiting)) / counts.total);
}
