import { LightningElement, api } from "lwc";
import again from "@salesforce/label/c.Crosswalk_Rehearsal_Again";
import close from "@salesforce/label/c.Crosswalk_Rehearsal_Close";
import corrected from "@salesforce/label/c.Crosswalk_Rehearsal_Corrected";
import csv from "@salesforce/label/c.Crosswalk_Rehearsal_Csv";
import elsewhere from "@salesforce/label/c.Crosswalk_Rehearsal_Elsewhere";
import excludeAll from "@salesforce/label/c.Crosswalk_Rehearsal_ExcludeAll";
import fails from "@salesforce/label/c.Crosswalk_Rehearsal_Fails";
import fileOf from "@salesforce/label/c.Crosswalk_Rehearsal_File";
import made from "@salesforce/label/c.Crosswalk_Rehearsal_Made";
import old from "@salesforce/label/c.Crosswalk_Rehearsal_Old";
import other from "@salesforce/label/c.Crosswalk_Rehearsal_Other";
import progress from "@salesforce/label/c.Crosswalk_Rehearsal_Progress";
import resumesAt from "@salesforce/label/c.Crosswalk_Batch_ResumesAt";
import saves from "@salesforce/label/c.Crosswalk_Rehearsal_Saves";
import signIn from "@salesforce/label/c.Crosswalk_SignIn_Button";
import stop from "@salesforce/label/c.Crosswalk_Rehearsal_Stop";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { BatchPoll } from "c/batchPoll";
import {
  cancelRehearsal,
  expireSession,
  listRehearsalFailures,
  problemOf,
  readRehearsal,
  readRehearsalCsv,
} from "c/connectorClient";
import { download } from "c/fileDownload";
import { barTextOf, shareOf } from "c/outcomeText";
import { LatestAnswer } from "c/latestAnswer";
import { asksSignIn, isMissing } from "c/problemKinds";
import { formatDateTime, formatLabel, formatNumber, nameValue } from "c/textFormat";
import { areOfOne, leftOf, toShown, withChosen } from "./failures";
import { segmentsOf, stateText, summaryOf } from "./rehearsalText";

/**
 * What Salesforce would do with the leads of a review: how far it is, what would fail and of what, and what
 * nobody can foretell. Fires `close`, and `missing` where it was shown before and is there no longer; for
 * leads that would fail `exclude` ({leadIds, isLeftOut}) and `correct` ({leadIds, values}) as c/batchFailure
 * does, and `linkto` as c/foretoldMatches does; and `rehearse` to ask Salesforce again.
 */
export default class Rehearsal extends LightningElement {
  /** The list's name, for the file. */
  @api name;
  /** Whether the rep has chosen otherwise since. */
  @api isOld = false;
  /** Whether it was of other leads than those that are reviewed now. */
  @api isOther = false;
  /** Whether it was begun elsewhere, as in another tab: nobody knows of which leads, with which choices. */
  @api isElsewhere = false;
  /** Whether it was shown before, so that nothing of it is new. */
  @api isKept = false;
  /** The ids of the leads that aren't sent: by now they are excluded, or in the CRM. */
  @api leftOut = [];
  /** What the rep has chosen for each lead by its id: {values, account}, as c/reviewChoices has it. */
  @api chosen = {};
  /** The records that leads are linked to by now, by the lead's id. */
  @api linked = {};
  @api cannotRehearse = false;

  labels = { again, close, corrected, csv, fails, made, progress, saves, signIn, stop, tryAgain };
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

  get isLoading() {
    return !this.rehearsal && !this.problem;
  }

  get heading() {
    return stateText(this.rehearsal);
  }

  get summary() {
    return summaryOf(this.rehearsal);
  }

  get segments() {
    return segmentsOf(this.rehearsal);
  }

  get share() {
    return shareOf(this.rehearsal);
  }

  get unforeseen() {
    return this.rehearsal.unforeseen;
  }

  get oldText() {
    return oldTextOf(this);
  }

  get hasMade() {
    return this.rehearsal.madeContacts.length > 0;
  }

  get mustSignIn() {
    return asksSignIn(this.rehearsal.problem);
  }

  get resumesAt() {
    return formatLabel(resumesAt, formatDateTime(this.rehearsal.resumeAt));
  }

  get canStop() {
    return this.rehearsal.state === "running" || this.rehearsal.state === "paused";
  }

  get hasFailures() {
    return this.failures.length > 0;
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

  /** Where one button below what would fail does not do for all that are left of it. */
  get canExcludeAll() {
    return this.canDecide && this.hasFailures && !areOfOne(this.left, this.failures);
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
    const isNews = Boolean(before) || !this.isKept;
    if (isNews && rehearsal.state !== before?.state && rehearsal.state !== "running") {
      this.announce(nameValue(this.heading, barTextOf(this.summary)));
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
      this.dispatchEvent(new CustomEvent("missing"));
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

  handleCorrect(event) {
    this.dispatchEvent(new CustomEvent("correct", { detail: event.detail }));
  }

  handleLinkTo(event) {
    this.dispatchEvent(new CustomEvent("linkto", { detail: event.detail }));
  }

  handleAgain() {
    this.dispatchEvent(new CustomEvent("rehearse"));
  }

  exclude(leadIds, isLeftOut) {
    this.dispatchEvent(new CustomEvent("exclude", { detail: { leadIds, isLeftOut } }));
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent("close"));
  }

  handleSignIn() {
    expireSession();
  }

  async handleCsv() {
    this.actionProblem = null;
    try {
      download(`${formatLabel(fileOf, this.name)}.csv`, await readRehearsalCsv(this._rehearsalId));
    } catch (error) {
      this.actionProblem = problemOf(error);
    }
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
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

function oldTextOf({ isElsewhere, isOther, isOld }) {
  if (isElsewhere) {
    return elsewhere;
  }
  return isOther ? other : (isOld && old) || null;
}
