import { api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import failedLabel from "@salesforce/label/c.Crosswalk_Batch_Failed";
import fileOf from "@salesforce/label/c.Crosswalk_BatchUndo_File";
import headingLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Heading";
import headingOne from "@salesforce/label/c.Crosswalk_BatchUndo_HeadingOne";
import keptLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Kept";
import limit from "@salesforce/label/c.Crosswalk_BatchUndo_Limit";
import moreLabel from "@salesforce/label/c.Crosswalk_BatchUndo_More";
import removed from "@salesforce/label/c.Crosswalk_Batch_Undone";
import resume from "@salesforce/label/c.Crosswalk_Batch_Resume";
import stop from "@salesforce/label/c.Crosswalk_Review_Stop";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import until from "@salesforce/label/c.Crosswalk_BatchUndo_Until";
import { BaseElement } from "c/baseElement";
import { BatchPoll } from "c/batchPoll";
import { shareOf, stateText, summaryOf, wordsOf } from "c/batchText";
import {
  beginBatchUndo,
  cancelBatchUndo,
  listBatchUndoRows,
  problemOf,
  readBatchUndo,
  readBatchUndoCsv,
  resumeBatchUndo,
  retryBatchUndo,
} from "c/connectorClient";
import { closeOnEsc } from "c/closeOnEsc";
import { download } from "c/fileDownload";
import { asksSignIn } from "c/problemKinds";
import { formatCount, formatDateTime, formatLabel, formatNumber, nameValue, sentencesOf } from "c/textFormat";

/** What was sent without an answer so far is on its way. */
const withFlight = (undo) => ({ ...undo, inFlight: undo.inDoubt ?? 0 });

const readWithFlight = async (batchId) => withFlight(await readBatchUndo(batchId));

const OUTCOMES = { undone: removed, kept: keptLabel, failed: failedLabel };

/** The contacts that stay are shown up to here; the file has them all. */
const SHOWN_MAX = 100;

/**
 * The undo of a batch: first what it would remove, what stays, and why; then how far it is and how it ended.
 * Fires `undochange` when contacts are gone or the undo was begun, and `close` when the rep keeps them all.
 */
export default class BatchUndo extends BaseElement {
  /** The list's name, for the file. */
  @api name;

  labels = { cancel, csv, kept: keptLabel, limit, resume, stop, tryAgain, undo: undoLabel };
  undo = null;
  staying = [];
  stayingTotal = 0;
  problem = null;
  actionProblem = null;
  isActing = false;
  _batchId = null;
  _state = null;

  @api
  get batchId() {
    return this._batchId;
  }
  set batchId(batchId) {
    this._batchId = batchId;
    this.undo = null;
    this.problem = null;
    this.poll?.stop();
    this.poll = new BatchPoll(batchId, {
      isSeen: () => this.template.querySelector("section")?.checkVisibility?.() ?? true,
      onRead: (undo) => this.receive(undo),
      onProblem: (problem) => this.refuse(problem),
      read: readWithFlight,
    });
    this.poll.ask();
  }

  /** How the undo stands by what the batch says: another tab may have begun it, or gone on with it. */
  @api
  get state() {
    return this._state;
  }
  set state(state) {
    this._state = state;
    if (this.undo && state && state !== (this.undo.state ?? "offered")) {
      this.poll.ask({ isQuiet: true });
    }
  }

  /** What another tab has done meanwhile: what would be removed may be gone, or the undo has begun. */
  @api
  async catchUp() {
    if (this.undo) {
      await this.poll.ask({ isQuiet: true });
    }
  }

  constructor() {
    super();
    closeOnEsc(this, {
      isOpen: () => this.isPreview,
      isBusy: () => this.isActing,
      close: () => this.handleKeepAll(),
    });
  }

  disconnectedCallback() {
    this.poll.stop();
  }

  renderedCallback() {
    // What is about to be removed, and what was refused, is said first.
    const heard = this.undo ? this.shownState : null;
    if (this.actionProblem && !this.actionProblemShown) {
      this.template.querySelector("[data-action-problem]").focus();
    } else if (heard !== this.heard && (heard === "preview" || this.isBegun)) {
      this.template.querySelector("[data-undo-state]")?.focus();
    }
    this.actionProblemShown = Boolean(this.actionProblem);
    this.heard = heard;
  }

  get isPreview() {
    return Boolean(this.undo) && !this.undo.state;
  }

  get isStatus() {
    return Boolean(this.undo?.state);
  }

  /** Where it is over, the batch says how it ended: only what stays is left to be told. */
  get isShown() {
    return this.undo?.state !== "finished" || this.hasStaying || Boolean(this.actionProblem);
  }

  get isUnderWay() {
    return this.isStatus && this.undo.state !== "finished";
  }

  /** Whether there is something to remove, and so to ask. */
  get asks() {
    return this.isPreview && this.undo.counts.removable > 0;
  }

  get keptText() {
    return nameValue(keptLabel, formatNumber(this.stayingTotal));
  }

  get shownState() {
    return this.undo.state ?? "preview";
  }

  get heading() {
    return this.asks ? formatCount(this.undo.counts.removable, headingOne, headingLabel) : this.statusText;
  }

  get statusText() {
    return this.isUnderWay ? nameValue(undoLabel, stateText(this.undo.state)) : this.keptText;
  }

  get summary() {
    return summaryOf(this.undo, OUTCOMES);
  }

  get share() {
    return this.canStop ? shareOf(this.undo) : 100;
  }

  get isPaused() {
    return this.undo.state === "paused" && Boolean(this.undo.problem);
  }

  get canStop() {
    return this.undo.state === "running" || this.undo.state === "paused";
  }

  get canResume() {
    return mayGoOn(this.undo);
  }

  get retryTitle() {
    return formatLabel(until, formatDateTime(this.undo.retryUntil));
  }

  get hasStaying() {
    return this.staying.length > 0;
  }

  get moreText() {
    return moreOf(this.stayingTotal - this.staying.length);
  }

  receive(undo) {
    const before = this.undo;
    this.undo = undo;
    this.problem = null;
    if (!undo.state) {
      this.stayingTotal = undo.counts.kept;
      this.staying = undo.kept.map(showStaying);
      return;
    }
    const isNews = undo.state !== before?.state || undo.counts.undone !== before?.counts.undone;
    if (isNews) {
      this.fire("undochange");
    }
    const stays = undo.counts.kept + undo.counts.failed;
    if (stays !== this.stayingTotal || !before?.state) {
      this.readStaying(stays);
    }
    if (undo.state !== before?.state && undo.state !== "running" && before) {
      this.announce(nameValue(stateText(undo.state), wordsOf(this.summary)));
    }
  }

  /** Those that failed first: about them there may be something to do. */
  async readStaying(total) {
    this.stayingTotal = total;
    try {
      const [failed, kept] = await Promise.all(
        ["failed", "kept"].map((outcome) =>
          listBatchUndoRows(this._batchId, { outcome, offset: 0, limit: SHOWN_MAX }),
        ),
      );
      this.staying = [...failed.items, ...kept.items].slice(0, SHOWN_MAX).map(showStaying);
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

  /** Where that is refused, what was shown holds no more: it is too late, or somebody was quicker. */
  async handleRemove() {
    this.isBegun = true;
    await this.act(() => beginBatchUndo(this._batchId));
    if (this.actionProblem) {
      await this.lookAgain();
    }
  }

  async lookAgain() {
    try {
      this.poll.receive(await readWithFlight(this._batchId));
    } catch {
      // What was refused is said already.
    }
  }

  handleStop() {
    return this.act(() => cancelBatchUndo(this._batchId));
  }

  handleResume() {
    this.isBegun = true;
    return this.act(() => resumeBatchUndo(this._batchId));
  }

  handleRetry() {
    this.isBegun = true;
    return this.act(() => retryBatchUndo(this._batchId));
  }

  handleKeepAll() {
    this.fire("close");
  }

  async handleCsv() {
    this.actionProblem = null;
    try {
      download(`${formatLabel(fileOf, this.name)}.csv`, await readBatchUndoCsv(this._batchId));
    } catch (error) {
      this.actionProblem = problemOf(error);
    }
  }

  /** Runs an action and shows what it answers. */
  async act(request) {
    this.isActing = true;
    this.actionProblem = null;
    try {
      this.poll.receive(withFlight(await request()));
    } catch (error) {
      this.actionProblem = problemOf(error);
    } finally {
      this.isActing = false;
    }
  }
}

/** A contact that stays, and why: {contactId, name, why}. */
function showStaying({ contactId, name, reason, detail }) {
  return { contactId, name: name ?? contactId, why: sentencesOf(reason, detail) };
}

function moreOf(count) {
  return count > 0 ? formatLabel(moreLabel, formatNumber(count)) : null;
}

function mayGoOn({ state, counts }) {
  return state === "paused" || (state === "cancelled" && counts.waiting > 0);
}
