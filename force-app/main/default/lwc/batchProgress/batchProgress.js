import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Back";
import backToList from "@salesforce/label/c.Crosswalk_Result_BackToList";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import headingOf from "@salesforce/label/c.Crosswalk_Batch_HeadingOf";
import someLeads from "@salesforce/label/c.Crosswalk_Batch_Heading";
import rolesLabel from "@salesforce/label/c.Crosswalk_Batch_Roles";
import reviewOthers from "@salesforce/label/c.Crosswalk_Batch_ReviewOthers";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import until from "@salesforce/label/c.Crosswalk_BatchUndo_Until";
import { BaseElement } from "c/baseElement";
import { linkBatchRow, readBatchCsv, retryBatch } from "c/connectorClient";
import { readReview } from "c/draftStore";
import { download } from "c/fileDownload";
import { schedule } from "c/timer";
import { formatDateTime, formatLabel, formatNumber } from "c/textFormat";

/**
 * A running or finished batch: its progress, its undo, the result of each lead, and the actions on it. Fires
 * `back`, `review` ({leadIds: null}, for the leads that its review has left), and `listoutdated` where leads
 * of the list have changed.
 */
export default class BatchProgress extends BaseElement {
  /** The list that it was opened from, if any. */
  @api leadList = null;
  @api userId;

  labels = { back, csv, undo: undoLabel };
  shown = "";
  batch = null;
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
    this.isUndoOpen = false;
    this.cancelUndoEnd?.();
  }

  disconnectedCallback() {
    this.cancelUndoEnd?.();
  }

  @api
  refresh() {
    return this.progress().refresh();
  }

  /** What another tab has done to the batch meanwhile. That it has changed the list is told by itself. */
  @api
  async catchUp() {
    if (this.batch) {
      const undo = this.template.querySelector("c-batch-undo");
      await Promise.all([this.progress().refresh(true), undo?.catchUp()]);
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

  get roles() {
    return this.batch?.roles > 0 && formatLabel(rolesLabel, formatNumber(this.batch.roles));
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
    return this.undoState === "offered" && !this.isUndoOpen && !this.isUndoOver;
  }

  get undoState() {
    return this.batch?.undo?.state ?? null;
  }

  get showsUndo() {
    return this.isUndoOpen || ![null, "offered"].includes(this.undoState);
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
    return this.batch && this.leadList && !waits(this.batch) ? nextLabelOf(this.otherCount) : null;
  }

  /** A text that changes with the counts or the state. */
  get outcome() {
    const { counts, state } = this.batch;
    return `${JSON.stringify(counts)}${state}`;
  }

  handleRead(event) {
    const { job: batch, before } = event.detail;
    // Also at the first reading, because a short batch may have ended by then.
    if (batch.counts.created !== (before?.counts.created ?? 0)) {
      this.fire("listoutdated");
    }
    this.batch = batch;
    this.shown = batch.counts[this.shown] > 0 ? this.shown : "";
    this.awaitUndoEnd(batch.undo);
  }

  /** When the time is over the button goes, and what an undo would do is looked up anew: nothing. */
  awaitUndoEnd(undo) {
    this.cancelUndoEnd?.();
    this.isUndoOver = false;
    if (undo?.undoSeconds) {
      this.cancelUndoEnd = schedule(async () => {
        this.isUndoOver = true;
        this.template.querySelector("c-batch-undo")?.catchUp();
        await this.keepFocus(this.template.activeElement?.matches("[data-undo]"));
      }, undo.undoSeconds * 1000);
    }
  }

  handleRetryCause(event) {
    return this.retry(event.detail);
  }

  handleRetryRow(event) {
    return this.retry({ rows: [event.detail] });
  }

  async retry(what) {
    this.isActing = true;
    await this.progress().act(() => retryBatch(this._batchId, what));
    this.isActing = false;
  }

  async handleLinkRow(event) {
    const { leadId, recordId } = event.detail;
    await this.progress().act(async () => {
      await linkBatchRow(this._batchId, leadId, recordId);
      await this.progress().refresh();
    });
    this.fire("listoutdated");
  }

  handleFilter(event) {
    this.shown = event.detail.state;
  }

  handleNext() {
    if (this.otherCount > 0) {
      this.fire("review", { leadIds: null });
    } else {
      this.fire("back");
    }
  }

  handleUndo() {
    this.isUndoOpen = true;
  }

  handleUndoClose() {
    this.isUndoOpen = false;
    this.keepFocus(true);
  }

  /** The batch's rows, the leads of the list and the quota have changed. */
  async handleUndoChange() {
    await this.progress().refresh();
    this.fire("listoutdated");
    this.keepFocus(true);
  }

  handleCsv() {
    this.progress().act(async () => {
      download(`${this.leadsName}.csv`, await readBatchCsv(this._batchId));
    });
  }

  /** What had it may be gone. */
  async keepFocus(hadFocus) {
    await Promise.resolve();
    if (hadFocus) {
      this.progress().keepFocus();
    }
  }

  progress() {
    return this.template.querySelector("c-job-progress");
  }
}

function nextLabelOf(otherCount) {
  return otherCount > 0 ? formatLabel(reviewOthers, formatNumber(otherCount)) : backToList;
}

/** Whether the rep can resume it. */
function waits({ state, counts }) {
  return state === "paused" || (state === "cancelled" && counts.waiting > 0);
}
