import { LightningElement, api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Batch_Back";
import callsLabel from "@salesforce/label/c.Crosswalk_Batch_Calls";
import cancel from "@salesforce/label/c.Crosswalk_Batch_Cancel";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import endedLabel from "@salesforce/label/c.Crosswalk_Batch_Ended";
import headingOf from "@salesforce/label/c.Crosswalk_Batch_HeadingOf";
import someLeads from "@salesforce/label/c.Crosswalk_Batch_Heading";
import progress from "@salesforce/label/c.Crosswalk_Batch_Progress";
import rolesLabel from "@salesforce/label/c.Crosswalk_Batch_Roles";
import resume from "@salesforce/label/c.Crosswalk_Batch_Resume";
import resumesAt from "@salesforce/label/c.Crosswalk_Batch_ResumesAt";
import retryAll from "@salesforce/label/c.Crosswalk_Batch_RetryFailed";
import signIn from "@salesforce/label/c.Crosswalk_SignIn_Button";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import {
  cancelBatch,
  expireSession,
  linkBatchRow,
  problemOf,
  readBatchCsv,
  resumeBatch,
  retryBatch,
} from "c/connectorClient";
import { BatchPoll } from "c/batchPoll";
import { batchStateText, endedOf, segmentsOf, summaryOf } from "c/batchText";
import { asksSignIn } from "c/problemKinds";
import { schedule } from "c/schedule";
import { formatDateTime, formatLabel, formatNumber } from "c/textFormat";
import { download } from "c/fileDownload";
import { milestoneBetween, shareOf } from "./milestones";
import { paceOf } from "./remaining";

/** An ended batch may go on in another tab, or on another machine. */
const REST_MS = 30_000;

/**
 * A running or finished batch: its progress, the result of each lead, and the actions cancel, resume, fix and
 * retry. Fires `back`, and `listoutdated` where leads of the list have changed.
 */
export default class BatchProgress extends LightningElement {
  labels = { back, cancel, csv, progress, resume, retryAll, signIn, tryAgain, undo: undoLabel };
  batch = null;
  problem = null;
  actionProblem = null;
  isActing = false;
  isUndoOpen = false;
  isUndoOver = false;
  _batchId = null;

  @api
  get batchId() {
    return this._batchId;
  }
  set batchId(batchId) {
    this._batchId = batchId;
    this.batch = null;
    this.problem = null;
    this.isUndoOpen = false;
    this.cancelUndoEnd?.();
    this.poll?.stop();
    this.poll = new BatchPoll(batchId, {
      isSeen: () => this.isSeen(),
      onRead: (batch) => this.receive(batch),
      onProblem: (problem) => this.refuse(problem),
      restMs: REST_MS,
    });
    this.poll.ask();
  }

  disconnectedCallback() {
    this.poll.stop();
    this.cancelUndoEnd?.();
  }

  renderedCallback() {
    if (this.actionProblem && !this.actionProblemShown) {
      this.template.querySelector("[data-action-problem]").focus();
    }
    this.actionProblemShown = Boolean(this.actionProblem);
  }

  @api
  focus() {
    this.template.querySelector("c-view-header").focus();
  }

  @api
  refresh() {
    return this.poll.ask();
  }

  /** What another tab has done to the batch meanwhile. That it has changed the list is told by itself. */
  @api
  async catchUp() {
    if (this.batch) {
      const undo = this.template.querySelector("c-batch-undo");
      await Promise.all([this.poll.ask({ isQuiet: true }), undo?.catchUp()]);
    }
    return false;
  }

  get isLoading() {
    return !this.batch && !this.problem;
  }

  get heading() {
    return this.batch ? formatLabel(headingOf, this.leadsName) : this.leadsName;
  }

  /** The list, or that these are some of the leads. */
  get leadsName() {
    return this.batch?.listName ?? someLeads;
  }

  get stateLabel() {
    return batchStateText(this.batch);
  }

  get share() {
    return shareOf(this.batch);
  }

  get segments() {
    return segmentsOf(this.batch);
  }

  /** What is not sent yet, or not known. */
  get waiting() {
    return waitingIn(this.batch.counts);
  }

  get resumesAt() {
    return formatLabel(resumesAt, formatDateTime(this.batch.resumeAt));
  }

  get endedText() {
    return formatLabel(
      endedLabel,
      formatNumber(endedOf(this.batch.counts)),
      formatNumber(this.batch.counts.total),
    );
  }

  get pace() {
    return paceOf(this.batch);
  }

  get summary() {
    return summaryOf(this.batch);
  }

  get roles() {
    return this.batch.roles > 0 && formatLabel(rolesLabel, formatNumber(this.batch.roles));
  }

  get calls() {
    return formatLabel(callsLabel, formatNumber(this.batch.apiCalls));
  }

  get isPaused() {
    return this.batch.state === "paused" && Boolean(this.batch.problem);
  }

  get mustSignIn() {
    return asksSignIn(this.batch.problem);
  }

  get canCancel() {
    return this.batch.state === "running" || this.batch.state === "paused";
  }

  get canResume() {
    return (
      this.batch.state === "paused" || (this.batch.state === "cancelled" && this.batch.counts.waiting > 0)
    );
  }

  get canRetry() {
    return this.canMend && this.batch.counts.failed > 0;
  }

  /**
   * In a canceled batch with waiting rows, nothing is retried before it is resumed, because a retry would
   * send the others too.
   */
  get canMend() {
    return this.batch.state !== "cancelled" || this.batch.counts.waiting === 0;
  }

  /** Once it was begun, how it goes is shown anyway. */
  get canUndo() {
    return this.batch.undo?.state === "offered" && !this.isUndoOpen && !this.isUndoOver;
  }

  get undoState() {
    return this.batch.undo?.state ?? null;
  }

  get showsUndo() {
    return hasBegun(this.batch.undo) || this.isUndoOpen;
  }

  get hasFailures() {
    return this.canRetry;
  }

  get outcome() {
    return outcomeOf(this.batch);
  }

  isSeen() {
    const part = this.template.querySelector("c-view-header");
    return part?.checkVisibility?.() ?? true;
  }

  receive(batch) {
    const text = milestoneBetween(this.batch, batch);
    if (text) {
      this.announce(text);
    }
    // Also at the first reading, because a short batch may have ended by then.
    if (batch.counts.created !== (this.batch?.counts.created ?? 0)) {
      this.dispatchEvent(new CustomEvent("listoutdated"));
    }
    this.batch = batch;
    this.problem = null;
    this.awaitUndoEnd(batch.undo);
  }

  /** When the time is over the button goes, and what an undo would do is looked up anew: nothing. */
  awaitUndoEnd(undo) {
    this.cancelUndoEnd?.();
    this.isUndoOver = false;
    if (undo?.undoSeconds) {
      this.cancelUndoEnd = schedule(() => {
        const hasFocus = this.template.activeElement?.matches("[data-undo]");
        this.isUndoOver = true;
        this.template.querySelector("c-batch-undo")?.catchUp();
        if (hasFocus) {
          this.keepFocus();
        }
      }, undo.undoSeconds * 1000);
    }
  }

  refuse(problem) {
    this.problem = asksSignIn(problem) ? null : problem;
  }

  handleRetryRead() {
    this.poll.ask();
  }

  handleCancel() {
    return this.act(() => cancelBatch(this._batchId));
  }

  handleResume() {
    return this.act(() => resumeBatch(this._batchId));
  }

  handleRetryAll() {
    return this.act(() => retryBatch(this._batchId));
  }

  handleRetryCause(event) {
    return this.act(() => retryBatch(this._batchId, event.detail));
  }

  handleRetryRow(event) {
    return this.act(() => retryBatch(this._batchId, { rows: [event.detail] }));
  }

  async handleLinkRow(event) {
    const { leadId, recordId } = event.detail;
    await this.act(() => linkBatchRow(this._batchId, leadId, recordId));
    this.dispatchEvent(new CustomEvent("listoutdated"));
  }

  handleUndo() {
    this.isUndoOpen = true;
  }

  handleUndoClose() {
    this.isUndoOpen = false;
    this.keepFocus();
  }

  /** The batch's rows, the leads of the list and the quota have changed. */
  async handleUndoChange() {
    await this.poll.ask();
    this.dispatchEvent(new CustomEvent("listoutdated"));
  }

  handleSignIn() {
    expireSession();
  }

  async handleCsv() {
    this.actionProblem = null;
    try {
      download(`${this.leadsName}.csv`, await readBatchCsv(this._batchId));
    } catch (error) {
      this.actionProblem = problemOf(error);
    }
  }

  /** Runs an action and shows the batch that it answers. */
  async act(request) {
    this.isActing = true;
    this.actionProblem = null;
    try {
      const batch = await request();
      if (batch) {
        this.poll.receive(batch);
      } else {
        await this.poll.ask();
      }
    } catch (error) {
      this.actionProblem = problemOf(error);
    } finally {
      this.isActing = false;
    }
    this.keepFocus();
  }

  /** The pressed button may be gone. */
  keepFocus() {
    Promise.resolve().then(() => {
      if (!this.actionProblem && !this.template.activeElement) {
        this.template.querySelector("[data-state]")?.focus();
      }
    });
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }
}

function hasBegun(undo) {
  return Boolean(undo) && undo.state !== "offered";
}

function waitingIn(counts) {
  return counts.total - endedOf(counts);
}

/** A text that changes with the counts or the state. */
function outcomeOf({ counts, state }) {
  return `${JSON.stringify(counts)}${state}`;
}
