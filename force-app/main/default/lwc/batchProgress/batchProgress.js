import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Back";
import backToList from "@salesforce/label/c.Crosswalk_Result_BackToList";
import cancel from "@salesforce/label/c.Crosswalk_Batch_Cancel";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import headingOf from "@salesforce/label/c.Crosswalk_Batch_HeadingOf";
import someLeads from "@salesforce/label/c.Crosswalk_Batch_Heading";
import rolesLabel from "@salesforce/label/c.Crosswalk_Batch_Roles";
import resume from "@salesforce/label/c.Crosswalk_Batch_Resume";
import reviewOthers from "@salesforce/label/c.Crosswalk_Batch_ReviewOthers";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import until from "@salesforce/label/c.Crosswalk_BatchUndo_Until";
import { BaseElement } from "c/baseElement";
import {
  cancelBatch,
  linkBatchRow,
  problemOf,
  readBatchCsv,
  resumeBatch,
  retryBatch,
} from "c/connectorClient";
import { BatchPoll } from "c/batchPoll";
import { batchStateOf, batchStateText, shareOf, summaryOf } from "c/batchText";
import { readReview } from "c/draftStore";
import { asksSignIn } from "c/problemKinds";
import { schedule } from "c/schedule";
import { formatDateTime, formatLabel, formatNumber } from "c/textFormat";
import { download } from "c/fileDownload";
import { milestoneBetween } from "./milestones";
import { remainingOf } from "./remaining";

/** An ended batch may go on in another tab, or on another machine. */
const REST_MS = 30_000;
/** The states that rows are filtered by. */
const FILTERS = ["created", "failed", "skipped"];

/**
 * A running or finished batch: its progress, the result of each lead, and the actions on it. Fires
 * `back`, `review` ({leadIds: null}, for the leads that its review has left), and `listoutdated` where leads
 * of the list have changed.
 */
export default class BatchProgress extends BaseElement {
  /** The list that it was opened from, if any. */
  @api leadList = null;
  @api userId;

  labels = { back, cancel, csv, resume, undo: undoLabel };
  filters = FILTERS;
  shown = "";
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

  get heading() {
    return this.batch ? formatLabel(headingOf, this.leadsName) : this.leadsName;
  }

  /** The list, or that these are some of the leads. */
  get leadsName() {
    return this.batch?.listName ?? someLeads;
  }

  get state() {
    return batchStateOf(this.batch);
  }

  get stateLabel() {
    return batchStateText(this.batch);
  }

  get share() {
    return this.canCancel ? shareOf(this.batch) : 100;
  }

  get pace() {
    return remainingOf(this.batch);
  }

  get summary() {
    return summaryOf(this.batch);
  }

  get roles() {
    return this.batch.roles > 0 && formatLabel(rolesLabel, formatNumber(this.batch.roles));
  }

  get isPaused() {
    return this.batch.state === "paused" && Boolean(this.batch.problem);
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

  get undoTitle() {
    return this.batch.undo.expiresAt && formatLabel(until, formatDateTime(this.batch.undo.expiresAt));
  }

  /** How many leads the batch's review has left. */
  get otherCount() {
    return readReview(this.userId, this.leadList.id)?.leadIds.length ?? 0;
  }

  /** What the rep does next, where nothing of the batch itself is left to do. */
  get nextLabel() {
    return this.leadList && !this.canResume ? nextLabelOf(this.otherCount) : null;
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
      this.fire("listoutdated");
    }
    this.batch = batch;
    this.problem = null;
    this.shown = batch.counts[this.shown] > 0 ? this.shown : "";
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

  handleRetryCause(event) {
    return this.act(() => retryBatch(this._batchId, event.detail));
  }

  handleRetryRow(event) {
    return this.act(() => retryBatch(this._batchId, { rows: [event.detail] }));
  }

  async handleLinkRow(event) {
    const { leadId, recordId } = event.detail;
    await this.act(() => linkBatchRow(this._batchId, leadId, recordId));
    this.fire("listoutdated");
  }

  handleFilter(event) {
    this.shown = event.detail.state;
  }

  handleNext() {
    const isReview = this.otherCount > 0;
    this.dispatchEvent(
      isReview ? new CustomEvent("review", { detail: { leadIds: null } }) : new CustomEvent("back"),
    );
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
    this.fire("listoutdated");
    this.keepFocus();
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
}

function nextLabelOf(otherCount) {
  return otherCount > 0 ? formatLabel(reviewOthers, formatNumber(otherCount)) : backToList;
}

function hasBegun(undo) {
  return Boolean(undo) && undo.state !== "offered";
}

/** A text that changes with the counts or the state. */
function outcomeOf({ counts, state }) {
  return `${JSON.stringify(counts)}${state}`;
}
