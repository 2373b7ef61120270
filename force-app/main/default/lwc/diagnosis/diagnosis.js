import { LightningElement, api } from "lwc";
import again from "@salesforce/label/c.Crosswalk_Diagnosis_Again";
import explanation from "@salesforce/label/c.Crosswalk_Diagnosis_Explanation";
import heading from "@salesforce/label/c.Crosswalk_Diagnosis";
import notReady from "@salesforce/label/c.Crosswalk_Diagnosis_NotReady";
import ready from "@salesforce/label/c.Crosswalk_Diagnosis_Ready";
import run from "@salesforce/label/c.Crosswalk_Diagnosis_Run";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { checkStates } from "c/checkStates";
import { problemOf, readDiagnosis } from "c/connectorClient";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { textOf } from "c/reasonText";
import { formatLabel } from "c/textFormat";

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
  return checkStates.flatMap(({ name, ...look }) =>
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
