import { api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import fileOf from "@salesforce/label/c.Crosswalk_BatchUndo_File";
import keptLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Kept";
import limit from "@salesforce/label/c.Crosswalk_BatchUndo_Limit";
import moreLabel from "@salesforce/label/c.Crosswalk_BatchUndo_More";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import until from "@salesforce/label/c.Crosswalk_BatchUndo_Until";
import { BaseElement } from "c/baseElement";
import { beginBatchUndo, listBatchUndoRows, readBatchUndoCsv, retryBatchUndo } from "c/connectorClient";
import { closeOnEsc } from "c/closeOnEsc";
import { download } from "c/fileDownload";
import { formatDateTime, formatLabel, formatNumber, nameValue, sentencesOf } from "c/textFormat";

/** The contacts that stay are shown up to here; the file has them all. */
const SHOWN_MAX = 100;

/**
 * The undo of a batch: first what it would remove, what stays, and why; then how far it is and how it ended.
 * Fires `undochange` when contacts are gone or the undo was begun, and `close` when the rep keeps them all.
 */
export default class BatchUndo extends BaseElement {
  /** The list's name, for the file. */
  @api name;
  @api batchId;

  labels = { cancel, csv, kept: keptLabel, limit, tryAgain, undo: undoLabel };
  undo = null;
  staying = [];
  stayingTotal = 0;
  isActing = false;
  isRefused = false;
  _state = null;

  /** How the undo stands by what the batch says: another tab may have begun it, or gone on with it. */
  @api
  get state() {
    return this._state;
  }
  set state(state) {
    this._state = state;
    if (this.undo && state && state !== (this.undo.state ?? "offered")) {
      this.catchUp();
    }
  }

  /** What another tab has done meanwhile: what would be removed may be gone, or the undo has begun. */
  @api
  async catchUp() {
    if (this.undo) {
      await this.progress().refresh(true);
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

  get isPreview() {
    return Boolean(this.undo) && !this.undo.state;
  }

  /** Where it is over, the batch says how it ended: only what stays is left to be told. */
  get progressClass() {
    return isTold(this) ? "slds-hide" : "slds-show slds-border_top";
  }

  /** Whether there is something to remove, and so to ask. */
  get asks() {
    return this.isPreview && this.undo.counts.removable > 0;
  }

  get keptText() {
    return nameValue(keptLabel, formatNumber(this.stayingTotal));
  }

  get retryTitle() {
    return this.undo?.retryUntil && formatLabel(until, formatDateTime(this.undo.retryUntil));
  }

  get hasStaying() {
    return this.staying.length > 0;
  }

  get moreText() {
    const count = this.stayingTotal - this.staying.length;
    return count > 0 ? formatLabel(moreLabel, formatNumber(count)) : null;
  }

  get offersFile() {
    return Boolean(this.undo?.state && this.moreText);
  }

  handleRead(event) {
    const { job: undo, before } = event.detail;
    this.undo = undo;
    if (!undo.state) {
      this.stayingTotal = undo.counts.kept;
      this.staying = undo.kept.map(showStaying);
      return;
    }
    if (undo.state !== before?.state || undo.counts.undone !== before?.counts.undone) {
      this.fire("undochange");
    }
    const stays = undo.counts.kept + undo.counts.failed;
    if (stays !== this.stayingTotal || !before?.state) {
      this.readStaying(stays);
    }
  }

  /** Those that failed first: about them there may be something to do. */
  readStaying(total) {
    this.stayingTotal = total;
    return this.progress().attempt(async () => {
      const [failed, kept] = await Promise.all(
        ["failed", "kept"].map((outcome) =>
          listBatchUndoRows(this.batchId, { outcome, offset: 0, limit: SHOWN_MAX }),
        ),
      );
      this.staying = [...failed.items, ...kept.items].slice(0, SHOWN_MAX).map(showStaying);
    });
  }

  /** Where that is refused, what was shown holds no more: it is too late, or somebody was quicker. */
  async handleRemove() {
    if (!(await this.act(() => beginBatchUndo(this.batchId)))) {
      await this.catchUp();
    }
  }

  handleRetry() {
    return this.act(() => retryBatchUndo(this.batchId));
  }

  handleKeepAll() {
    this.fire("close");
  }

  handleCsv() {
    return this.act(async () => {
      download(`${formatLabel(fileOf, this.name)}.csv`, await readBatchUndoCsv(this.batchId));
    });
  }

  async act(request) {
    this.isActing = true;
    const isDone = await this.progress().act(request);
    this.isRefused = !isDone;
    this.isActing = false;
    return isDone;
  }

  progress() {
    return this.template.querySelector("c-job-progress");
  }
}

function isTold({ undo, staying, isRefused }) {
  return undo?.state === "finished" && staying.length === 0 && !isRefused;
}

/** A contact that stays, and why: {contactId, name, why}. */
function showStaying({ contactId, name, reason, detail }) {
  return { contactId, name: name ?? contactId, why: sentencesOf(reason, detail) };
}
