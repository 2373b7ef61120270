import { LightningElement, api } from "lwc";
import close from "@salesforce/label/c.Crosswalk_Rehearsal_Close";
import csv from "@salesforce/label/c.Crosswalk_Rehearsal_Csv";
import exclude from "@salesforce/label/c.Crosswalk_Rehearsal_Exclude";
import excludeAll from "@salesforce/label/c.Crosswalk_Rehearsal_ExcludeAll";
import fails from "@salesforce/label/c.Crosswalk_Rehearsal_Fails";
import fileOf from "@salesforce/label/c.Crosswalk_Rehearsal_File";
import include from "@salesforce/label/c.Crosswalk_Rehearsal_Include";
import made from "@salesforce/label/c.Crosswalk_Rehearsal_Made";
import moreLabel from "@salesforce/label/c.Crosswalk_Rehearsal_More";
import old from "@salesforce/label/c.Crosswalk_Rehearsal_Old";
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
  listRehearsalRows,
  problemOf,
  readRehearsal,
  readRehearsalCsv,
} from "c/connectorClient";
import { download } from "c/fileDownload";
import { barTextOf, shareOf } from "c/outcomeText";
import { asksSignIn } from "c/problemKinds";
import { textOf } from "c/reasonText";
import { formatDateTime, formatLabel, formatNumber, nameValue } from "c/textFormat";
import { failuresOf } from "./failuresOf";
import { segmentsOf, stateText, summaryOf } from "./rehearsalText";

/** What would fail is grouped by cause up to here; the file has all of it. */
const READ_MAX = 200;

/**
 * What Salesforce would do with the leads of a review: how far it is, what would fail and of what, and what
 * nobody can foretell. Fires `close`, and `exclude` ({leadIds, isLeftOut}) for leads that would fail.
 */
export default class Rehearsal extends LightningElement {
  /** The list's name, for the file. */
  @api name;
  /** Whether the rep has chosen otherwise since. */
  @api isOld = false;
  /** The ids of the leads that are excluded by now. */
  @api leftOut = [];

  labels = { close, csv, fails, made, old, progress, saves, signIn, stop, tryAgain };
  rehearsal = null;
  failures = [];
  problem = null;
  actionProblem = null;
  isActing = false;
  hasExcludedAll = false;
  _rehearsalId = null;

  @api
  get rehearsalId() {
    return this._rehearsalId;
  }
  set rehearsalId(rehearsalId) {
    this._rehearsalId = rehearsalId;
    this.rehearsal = null;
    this.failures = [];
    this.hasExcludedAll = false;
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
      this.template.querySelector("[data-rehearsal-state]").focus();
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
    return saidIn(this.rehearsal.unforeseen);
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
    return withButtons(this.failures, this.leftOut);
  }

  /** Nobody decides on what is still found out. */
  get canExclude() {
    return !this.canStop;
  }

  get canExcludeAll() {
    return this.canExclude && mayExcludeAll(this.causes, this.rehearsal, this.hasExcludedAll);
  }

  get excludeAllText() {
    return formatLabel(excludeAll, formatNumber(this.rehearsal.counts.wouldFail));
  }

  get moreText() {
    return moreOf(this.rehearsal.counts.wouldFail - READ_MAX);
  }

  receive(rehearsal) {
    const before = this.rehearsal;
    this.rehearsal = rehearsal;
    this.problem = null;
    if (rehearsal.counts.wouldFail !== (before?.counts.wouldFail ?? 0)) {
      this.readFailures();
    }
    // Also at the first reading, because a short one may have ended by then.
    if (rehearsal.state !== before?.state && rehearsal.state !== "running") {
      this.announce(nameValue(this.heading, barTextOf(this.summary)));
    }
  }

  async readFailures() {
    const id = this._rehearsalId;
    try {
      const { items } = await listRehearsalRows(id, { outcome: "would-fail", offset: 0, limit: READ_MAX });
      if (id === this._rehearsalId) {
        this.failures = failuresOf(items);
      }
    } catch (error) {
      this.actionProblem = problemOf(error);
    }
  }

  refuse(problem) {
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
    const { leadIds, isExcluded } = this.causes.find(({ key }) => key === event.currentTarget.dataset.cause);
    this.exclude(leadIds, !isExcluded);
  }

  /** Also of those that are not shown. */
  async handleExcludeAll() {
    this.isActing = true;
    this.actionProblem = null;
    try {
      this.exclude(await readFailing(this._rehearsalId), true);
      this.hasExcludedAll = true;
    } catch (error) {
      this.actionProblem = problemOf(error);
    } finally {
      this.isActing = false;
    }
    await Promise.resolve();
    // The button has gone.
    this.template.querySelector("[data-rehearsal-state]").focus();
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

function withButtons(failures, leftOut) {
  const excluded = new Set(leftOut);
  return failures.map((failure) => {
    const isExcluded = failure.leadIds.every((leadId) => excluded.has(leadId));
    const button = isExcluded ? include : exclude;
    return { ...failure, isExcluded, button, buttonLabel: nameValue(button, failure.heading) };
  });
}

/** Where one button below what would fail does not do for all of it. */
function mayExcludeAll(causes, { counts: { wouldFail } }, hasExcludedAll) {
  const isMore = wouldFail > READ_MAX;
  const isLeft = causes.some(({ isExcluded }) => !isExcluded) || (isMore && !hasExcludedAll);
  return isLeft && (isMore || causes.length > 1);
}

/** The ids of all leads that would fail. */
async function readFailing(rehearsalId, known = []) {
  const query = { outcome: "would-fail", offset: known.length, limit: READ_MAX };
  const { items, total } = await listRehearsalRows(rehearsalId, query);
  const all = [...known, ...items.map(({ leadId }) => leadId)];
  return items.length > 0 && all.length < total ? readFailing(rehearsalId, all) : all;
}

function saidIn({ text, said }) {
  return textOf({ text, ...said });
}

function moreOf(count) {
  return count > 0 ? formatLabel(moreLabel, formatNumber(count)) : null;
}
