import { LightningElement, api } from "lwc";
import answers from "@salesforce/label/c.Crosswalk_Learned_Answers";
import explanation from "@salesforce/label/c.Crosswalk_Learned_Explanation";
import figure from "@salesforce/label/c.Crosswalk_Learned_Figure";
import goBack from "@salesforce/label/c.Crosswalk_Learned_GoBack";
import heading from "@salesforce/label/c.Crosswalk_Text_SettingMatchWeights";
import ignored from "@salesforce/label/c.Crosswalk_Learned_Ignored";
import leftOut from "@salesforce/label/c.Crosswalk_Learned_LeftOut";
import leftOutRep from "@salesforce/label/c.Crosswalk_Learned_LeftOutRep";
import look from "@salesforce/label/c.Crosswalk_Learned_Look";
import missingLinks from "@salesforce/label/c.Crosswalk_Learned_MissingLinks";
import missingPairs from "@salesforce/label/c.Crosswalk_Learned_MissingPairs";
import missingRejections from "@salesforce/label/c.Crosswalk_Learned_MissingRejections";
import missingReps from "@salesforce/label/c.Crosswalk_Learned_MissingReps";
import notBetter from "@salesforce/label/c.Crosswalk_Learned_NotBetter";
import now from "@salesforce/label/c.Crosswalk_Learned_Now";
import openLeads from "@salesforce/label/c.Crosswalk_Learned_OpenLeads";
import precision from "@salesforce/label/c.Crosswalk_Learned_Precision";
import proposed from "@salesforce/label/c.Crosswalk_Learned_Proposed";
import recall from "@salesforce/label/c.Crosswalk_Learned_Recall";
import shipped from "@salesforce/label/c.Crosswalk_Learned_Shipped";
import proposedNow from "@salesforce/label/c.Crosswalk_Learned_Then";
import tooFew from "@salesforce/label/c.Crosswalk_Learned_TooFew";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import use from "@salesforce/label/c.Crosswalk_Learned_Use";
import used from "@salesforce/label/c.Crosswalk_Learned_Used";
import {
  lookForWeights,
  problemOf,
  readLearnedWeights,
  useLearnedWeights,
  useShippedWeights,
} from "c/connectorClient";
import { focusInstead } from "c/focusPlace";
import { formatDate, formatLabel, formatNumber, formatShare, listOf } from "c/textFormat";

const missingLabels = {
  pairs: missingPairs,
  links: missingLinks,
  rejections: missingRejections,
  reps: missingReps,
};

/**
 * What matching has learned from the reps' decisions. An admin uses it, or goes back. Fires `settingschange`.
 */
export default class LearnedWeights extends LightningElement {
  labels = { explanation, figure, goBack, heading, leftOut, look, now, proposedNow, tryAgain, use };
  learned = null;
  problem = null;
  isBusy = false;

  connectedCallback() {
    this.refresh();
  }

  @api
  async refresh() {
    await this.attempt(readLearnedWeights);
  }

  get isLoading() {
    return this.learned === null && !this.problem;
  }

  get usedText() {
    return usedTextOf(this.learned);
  }

  get attemptText() {
    return attemptTextOf(this.learned);
  }

  get leftOutReps() {
    return showAllLeftOut(this.learned.attempt);
  }

  get proposal() {
    return showProposal(this.learned.proposal);
  }

  async handleLook() {
    const isDone = await this.attempt(lookForWeights);
    if (isDone) {
      this.say(this.attemptText);
    }
    this.showEnd(isDone);
  }

  handleUse() {
    const { id } = this.learned.proposal;
    return this.change(() => useLearnedWeights(id));
  }

  handleGoBack() {
    return this.change(useShippedWeights);
  }

  async change(work) {
    const isDone = await this.attempt(work);
    if (isDone) {
      this.say(this.usedText);
      this.dispatchEvent(new CustomEvent("settingschange"));
    }
    this.showEnd(isDone);
  }

  /** The button that was pressed was disabled, which lost the focus, and may be there no more. */
  showEnd(isDone) {
    return focusInstead(this.template, isDone ? "[data-used]" : "c-error-panel");
  }

  say(text) {
    const detail = { text: text ?? "" };
    this.dispatchEvent(new CustomEvent("announce", { detail, bubbles: true, composed: true }));
  }

  /** Whether it succeeded. */
  async attempt(ask) {
    this.isBusy = true;
    this.problem = null;
    try {
      this.learned = await ask();
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}

function usedTextOf({ used: inUse }) {
  if (!inUse) {
    return shipped;
  }
  return formatLabel(inUse.isIgnored ? ignored : used, formatDate(inUse.foundAt));
}

/** What the last look at the decisions met. */
function attemptTextOf({ attempt, proposal }) {
  if (proposal) {
    return formatLabel(proposed, formatDate(proposal.foundAt), formatNumber(proposal.judgedPairs));
  }
  if (attempt?.outcome === "too-few") {
    return formatLabel(tooFew, listOf(missingTexts(attempt.missing)));
  }
  return attempt?.outcome === "not-better"
    ? formatLabel(notBetter, formatDate(attempt.at), formatNumber(attempt.pairs))
    : null;
}

/** Null where nobody is. */
function showAllLeftOut(attempt) {
  const reps = attempt?.leftOut ?? [];
  return reps.length > 0 ? reps.map(showLeftOut) : null;
}

function showLeftOut({ userId, displayName, contradictions, decisions }) {
  const counts = [contradictions, decisions].map(formatNumber);
  return { userId, text: formatLabel(leftOutRep, displayName ?? userId, ...counts) };
}

function missingTexts(missing) {
  return Object.entries(missingLabels)
    .filter(([name]) => missing[name] > 0)
    .map(([name, label]) => formatLabel(label, formatNumber(missing[name])));
}

function showProposal(proposal) {
  if (!proposal) {
    return null;
  }
  const { before, after, righted, wronged, openLeads: changed } = proposal;
  return {
    figures: [
      { name: precision, before: formatShare(before.precision), after: formatShare(after.precision) },
      { name: recall, before: formatShare(before.recall), after: formatShare(after.recall) },
    ],
    answers: formatLabel(answers, formatNumber(righted), formatNumber(wronged)),
    openLeads: formatLabel(openLeads, formatNumber(changed)),
  };
}
