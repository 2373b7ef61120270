import { LightningElement, api } from "lwc";
import again from "@salesforce/label/c.Crosswalk_Diagnosis_Again";
import explanation from "@salesforce/label/c.Crosswalk_Diagnosis_Explanation";
import failed from "@salesforce/label/c.Crosswalk_Diagnosis_Failed";
import heading from "@salesforce/label/c.Crosswalk_Diagnosis";
import notReady from "@salesforce/label/c.Crosswalk_Diagnosis_NotReady";
import passed from "@salesforce/label/c.Crosswalk_Diagnosis_Passed";
import ready from "@salesforce/label/c.Crosswalk_Diagnosis_Ready";
import run from "@salesforce/label/c.Crosswalk_Diagnosis_Run";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import unknown from "@salesforce/label/c.Crosswalk_Diagnosis_Unknown";
import warning from "@salesforce/label/c.Crosswalk_Diagnosis_Warning";
import { problemOf, readDiagnosis } from "c/connectorClient";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { textOf } from "c/reasonText";
import { formatLabel } from "c/textFormat";

/** How each state looks, the worst first. */
const states = [
  { name: "failed", stateLabel: failed, icon: "utility:error", variant: "error" },
  { name: "warning", stateLabel: warning, icon: "utility:warning", variant: "warning" },
  { name: "unknown", stateLabel: unknown, icon: "utility:help" },
  { name: "passed", stateLabel: passed, icon: "utility:success", variant: "success" },
];

/**
 * Checks everything that adding a contact needs, on request as it costs API calls, and names the remedies.
 */
export default class Diagnosis extends LightningElement {
  /** Whether it is a section of the page, and not of a view of the panel, which has a heading of its own. */
  @api isSection = false;

  labels = { explanation, heading, tryAgain };
  diagnosis = null;
  problem = null;
  isRunning = false;
  hasEnded = false;

  renderedCallback() {
    if (this.hasEnded) {
      // The button was disabled meanwhile, which lost the focus.
      this.hasEnded = false;
      this.template.querySelector("[data-result]").focus();
    }
  }

  get buttonLabel() {
    return this.diagnosis ? again : run;
  }

  get checks() {
    return worstFirst(this.diagnosis.checks);
  }

  get summary() {
    return this.diagnosis.isReady ? ready : formatLabel(notReady, countFailed(this.diagnosis.checks));
  }

  async handleRun() {
    this.isRunning = true;
    this.problem = null;
    this.diagnosis = null;
    try {
      this.diagnosis = await readDiagnosis();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isRunning = false;
      this.hasEnded = true;
    }
  }
}

function worstFirst(checks) {
  return states.flatMap(({ name, ...look }) =>
    checks.filter(({ state }) => state === name).map((check) => ({ ...look, ...textsOf(check) })),
  );
}

/** A check in the user's language, in English where it says more than is known here. */
function textsOf({ id, title, detail, remedy, said = {}, problem }) {
  return {
    id,
    title: textOf({ text: title, ...said.title }),
    detail: problem ? (detailOf(problem) ?? titleOf(problem)) : textOf({ text: detail, ...said.detail }),
    remedy: problem ? actionOf(problem) : remedy && textOf({ text: remedy, ...said.remedy }),
  };
}

function countFailed(checks) {
  return checks.filter(({ state }) => state === "failed").length;
}
