import canceled from "@salesforce/label/c.Crosswalk_BatchUndo_Canceled";
import failed from "@salesforce/label/c.Crosswalk_BatchUndo_Failed";
import failures from "@salesforce/label/c.Crosswalk_BatchUndo_FinishedFailures";
import failuresOne from "@salesforce/label/c.Crosswalk_BatchUndo_FinishedFailuresOne";
import finished from "@salesforce/label/c.Crosswalk_BatchUndo_Finished";
import kept from "@salesforce/label/c.Crosswalk_BatchUndo_Kept";
import notSent from "@salesforce/label/c.Crosswalk_BatchUndo_NotSent";
import paused from "@salesforce/label/c.Crosswalk_BatchUndo_Paused";
import running from "@salesforce/label/c.Crosswalk_BatchUndo_Running";
import undone from "@salesforce/label/c.Crosswalk_BatchUndo_Undone";
import waiting from "@salesforce/label/c.Crosswalk_BatchUndo_Waiting";
import { segmentsOf as segmentsBy, summaryOf as summaryBy } from "c/outcomeText";
import { formatCount } from "c/textFormat";

const states = { running, paused, cancelled: canceled, finished };

const outcomes = [
  { state: "undone", label: undone, icon: "utility:success", variant: "success", color: "created" },
  { state: "kept", label: kept, icon: "utility:shield", variant: "", color: "skipped" },
  { state: "failed", label: failed, icon: "utility:error", variant: "error", color: "failed" },
  { state: "waiting", label: waiting, icon: "utility:clock", variant: "" },
];

/** The state of an undo as a rep sees it, which says how many contacts should have gone and have not. */
export function stateText({ state, counts: { failed: count } }) {
  return state === "finished" && count > 0
    ? formatCount(count, failuresOne, failures)
    : (states[state] ?? state);
}

/** How many ended how, as c/outcomeText tells it. */
export function summaryOf(undo) {
  return summaryBy(outcomes, undo, notSent);
}

/** The parts of the bar. */
export function segmentsOf(undo) {
  return segmentsBy(outcomes, undo);
}
