import { api } from "lwc";
import corrected from "@salesforce/label/c.Crosswalk_Rehearsal_Corrected";
import excludeAll from "@salesforce/label/c.Crosswalk_Rehearsal_ExcludeAll";
import made from "@salesforce/label/c.Crosswalk_Rehearsal_Made";
import old from "@salesforce/label/c.Crosswalk_Rehearsal_Old";
import stop from "@salesforce/label/c.Crosswalk_Review_Stop";
import untold from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import wouldCreate from "@salesforce/label/c.Crosswalk_Rehearsal_WouldCreate";
import wouldFail from "@salesforce/label/c.Crosswalk_Rehearsal_WouldFail";
import { BaseElement } from "c/baseElement";
import { BatchPoll } from "c/batchPoll";
import { shareOf, stateText, summaryOf, wordsOf } from "c/batchText";
import { cancelRehearsal, listRehearsalFailures, problemOf, readRehearsal } from "c/connectorClient";
import { LatestAnswer } from "c/latestAnswer";
import { asksSignIn, isMissing } from "c/problemKinds";
import { formatLabel, formatNumber } from "c/textFormat";
import { leftOf, toShown, withChosen } from "./failures";

const OUTCOMES = { wouldCreate, wouldFail, untold, skipped };

/**
 * What Salesforce would do with the leads of a review: how far it is, what would fail and of what, and what
 * nobody can foretell. Fires `foretold` ({wouldFail, isNew}), and `missing` where it was shown before and is
 * there no longer; for leads that would fail `exclude` ({leadIds, isLeftOut}) and `correct` ({leadIds,
 * values}) as c/batchFailure does, and `linkto` as c/foretoldMatches does.
 */
export default class Rehearsal extends BaseElement {
  /** Whether it may be of other leads or choices than those that are reviewed now. */
  @api isOld = false;
  /** Whether it was of other leads. */
  @api isOther = false;
  /** Whether what would fail is not to be shown. */
  @api hideFailures = false;
  /** Whether it was shown before, so that nothing of it is new. */
  @api isKept = false;
  /** The ids of the leads that aren't sent: by now they are excluded, or in the CRM. */
  @api leftOut = [];
  /** What the rep has chosen for each lead by its id: {values, account}, as c/reviewChoices has it. */
  @api chosen = {};
  /** The records that leads are linked to by now, by the lead's id. */
  @api linked = {};

  labels = { corrected, made, old, stop };
  rehearsal = null;
  failures = [];
  problem = null;
  actionProblem = null;
  isActing = false;
  lastFailures = new LatestAnswer();
  _rehearsalId = null;

  @api
  get rehearsalId() {
    return this._rehearsalId;
  }
  set rehearsalId(rehearsalId) {
    this._rehearsalId = rehearsalId;
    this.rehearsal = null;
    this.failures = [];
    this.problem = null;
    this.poll?.stop();
    this.poll = new BatchPoll(rehearsalId, {
      isSeen: () => this.template.querySelector("section")?.checkVisibility?.() ?? true,
      onRead: (rehearsal) => this.receive(rehearsal),
      onProblem: (problem) => this.refuse(problem),
      read: readWithFlight,
    });
    this.poll.ask();
  }

  disconnectedCallback() {
    this.poll.stop();
  }

  renderedCallback() {
    // What was begun is said first, once.
    if (this.rehearsal && this.heard !== this._rehearsalId) {
      this.heard = this._rehearsalId;
      if (!this.isKept) {
        this.template.querySelector("[data-rehearsal-state]").focus();
      }
    }
  }

  /** Once it is over, how it ended. */
  get heading() {
    return this.isUnderWay ? stateText(this.rehearsal.state) : wordsOf(this.summary);
  }

  get isUnderWay() {
    return this.rehearsal.state !== "finished";
  }

  get summary() {
    return summaryOf(this.rehearsal, OUTCOMES);
  }

  get share() {
    return this.canStop ? shareOf(this.rehearsal) : 100;
  }

  get unforeseen() {
    return this.rehearsal.unforeseen;
  }

  get hasMade() {
    return this.rehearsal.madeContacts.length > 0;
  }

  get canStop() {
    return this.rehearsal.state === "running" || this.rehearsal.state === "paused";
  }

  get hasFailures() {
    return this.failures.length > 0 && !this.hideFailures;
  }

  /** What would fail, and whether it is excluded: the button then takes it back. */
  get causes() {
    return toShown(withChosen(this.failures, this.chosen), this.leftOut, this.canDecide, this.linked);
  }

  /** Nobody decides on what is still found out. */
  get canDecide() {
    return !this.canStop;
  }

  /** Nobody would see what became of a lead that the review doesn't have. */
  get canLink() {
    return this.canDecide && !this.isOther;
  }

  /** The ids of those that would fail and are not excluded yet. */
  get left() {
    return leftOf(this.failures, this.leftOut);
  }

  get canExcludeAll() {
    return this.canDecide && this.hasFailures && this.failures.length > 1 && this.left.length > 0;
  }

  get hasButtons() {
    return this.canStop || this.canExcludeAll;
  }

  get excludeAllText() {
    return formatLabel(excludeAll, formatNumber(this.left.length));
  }

  receive(rehearsal) {
    const before = this.rehearsal;
    this.rehearsal = rehearsal;
    this.problem = null;
    if (rehearsal.counts.wouldFail !== (before?.counts.wouldFail ?? 0)) {
      this.readFailures();
    }
    // Also at the first reading, because a short one may have ended by then.
    const isNew = Boolean(before) || !this.isKept;
    if (rehearsal.state !== before?.state && rehearsal.state !== "running") {
      const detail = { wouldFail: rehearsal.counts.wouldFail, isNew };
      this.fire("foretold", detail);
      if (isNew) {
        this.announce(this.heading);
      }
    }
  }

  async readFailures() {
    const id = this._rehearsalId;
    const outcome = await this.lastFailures.ask(() => listRehearsalFailures(id));
    if (!outcome || id !== this._rehearsalId) {
      return;
    }
    this.actionProblem = outcome.problem ?? this.actionProblem;
    this.failures = outcome.answer?.items.map(withFieldLabels) ?? this.failures;
  }

  refuse(problem) {
    if (this.isKept && isMissing(problem)) {
      this.fire("missing");
    }
    this.problem = asksSignIn(problem) ? null : problem;
  }

  handleRetryRead() {
    this.poll.ask();
  }

  async handleStop() {
    this.isActing = true;
    this.actionProblem = null;
    try {
      this.poll.receive(withFlight(await cancelRehearsal(this._rehearsalId)));
      this.template.querySelector("[data-rehearsal-state]").focus();
    } catch (error) {
      this.actionProblem = problemOf(error);
    } finally {
      this.isActing = false;
    }
  }

  handleExclude(event) {
    const { cause: wanted } = event.currentTarget.dataset;
    const { leadIds, isExcluded } = this.causes.find(({ cause }) => cause === wanted);
    this.exclude(leadIds, !isExcluded);
  }

  async handleExcludeAll() {
    this.exclude(this.left, true);
    await Promise.resolve();
    // The button has gone.
    this.template.querySelector("[data-rehearsal-state]").focus();
  }

  exclude(leadIds, isLeftOut) {
    this.fire("exclude", { leadIds, isLeftOut });
  }
}

/** Nothing of a rehearsal that was stopped is on its way to be saved. */
function withFlight(rehearsal) {
  return { ...rehearsal, inFlight: 0 };
}

async function readWithFlight(rehearsalId) {
  return withFlight(await readRehearsal(rehearsalId));
}

function withFieldLabels(cause) {
  return { ...cause, fields: cause.fields };
}
