import canceled from "@salesforce/label/c.Crosswalk_Rehearsal_Canceled";
import finished from "@salesforce/label/c.Crosswalk_Rehearsal_Finished";
import notAsked from "@salesforce/label/c.Crosswalk_Rehearsal_NotAsked";
import paused from "@salesforce/label/c.Crosswalk_Rehearsal_Paused";
import running from "@salesforce/label/c.Crosswalk_Rehearsal_Running";
import untold from "@salesforce/label/c.Crosswalk_Rehearsal_Untold";
import skipped from "@salesforce/label/c.Crosswalk_Rehearsal_Skipped";
import waiting from "@salesforce/label/c.Crosswalk_Rehearsal_Waiting";
import wouldCreate from "@salesforce/label/c.Crosswalk_Rehearsal_WouldCreate";
import wouldFail from "@salesforce/label/c.Crosswalk_Rehearsal_WouldFail";
import { segmentsOf as segmentsBy, summaryOf as summaryBy } from "c/outcomeText";

const states = { running, paused, cancelled: canceled, finished };

const outcomes = [
  { state: "wouldCreate", label: wouldCreate, icon: "utility:success", variant: "success", color: "created" },
  { state: "wouldFail", label: wouldFail, icon: "utility:error", variant: "error", color: "failed" },
  { state: "untold", label: untold, icon: "utility:help", variant: "" },
  { state: "skipped", label: skipped, icon: "utility:skip_forward", variant: "", color: "skipped" },
  { state: "waiting", label: waiting, icon: "utility:clock", variant: "" },
];

/** Few orgs don't tell. */
function outcomesOf({ counts }) {
  return outcomes.filter(({ state }) => state !== "untold" || counts.untold > 0);
}

/** The state of a rehearsal as a rep sees it. */
export function stateText({ state }) {
  return states[state] ?? state;
}

/** How many ended how, as c/outcomeText tells it. */
export function summaryOf(rehearsal) {
  return summaryBy(outcomesOf(rehearsal), rehearsal, notAsked);
}

/** The parts of the bar. */
export function segmentsOf(rehearsal) {
  return segmentsBy(outcomesOf(rehearsal), rehearsal);
}
