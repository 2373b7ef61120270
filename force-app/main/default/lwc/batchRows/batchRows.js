import { LightningElement, api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_Batch_AllLeads";
import heading from "@salesforce/label/c.Crosswalk_Batch_Leads";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import none from "@salesforce/label/c.Crosswalk_Batch_NoLeads";
import show from "@salesforce/label/c.Crosswalk_Review_Show";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { listBatchRows } from "c/connectorClient";
import { ChunkWindow } from "c/chunkWindow";
import { RowPages } from "c/rowPages";
import { rowStateOf } from "c/batchText";

const SHOWN_STATES = ["failed", "created", "skipped", "unknown", "waiting"];

/**
 * The leads of a batch, all or those with one result. Loads visible rows, and again when they change. Fires
 * `retryrow` ({leadId, …the corrections}) and `linkrow` ({leadId, recordId}).
 */
export default class BatchRows extends LightningElement {
  @api batchState;
  /** Whether rows may be fixed and retried now. */
  @api canMend = false;

  labels = { heading, loading, none, show, tryAgain };
  state = "";
  pages = new RowPages(() => this.showPages());
  rows = null;
  total = 0;
  problem = null;
  shownVersion = 0;
  window = new ChunkWindow(() => {
    this.shownVersion += 1;
  });
  _batchId = null;
  _outcome = null;

  @api
  get batchId() {
    return this._batchId;
  }
  set batchId(batchId) {
    this._batchId = batchId;
    this.load();
  }

  /** A value that changes when rows have changed. */
  @api
  get outcome() {
    return this._outcome;
  }
  set outcome(outcome) {
    const isOther = this._outcome !== null && outcome !== this._outcome;
    this._outcome = outcome;
    if (isOther) {
      this.pages.outdate();
    }
  }

  disconnectedCallback() {
    this.window.stop();
    this.pages.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
    const shown = this.window.chunks(this.total).filter(({ isShown }) => isShown);
    const hole = this.rows ? firstHole(this.pages, shown) : null;
    if (hole !== null) {
      this.pages.need(hole);
    }
  }

  get options() {
    return [{ value: "", label: all }, ...stateOptions(this.batchState)];
  }

  get isEmpty() {
    return this.rows?.length === 0;
  }

  get isLoading() {
    return !this.rows && !this.problem;
  }

  get chunks() {
    return chunkRows(this.rows ?? [], this.window.chunks(this.total, this.shownVersion));
  }

  load() {
    this.window.reset();
    const { _batchId: batchId, state } = this;
    return this.pages.open((page, signal) => listBatchRows(batchId, { ...page, state }, signal));
  }

  showPages() {
    this.rows = this.pages.rows;
    this.total = this.pages.total;
    this.problem = this.pages.problem;
    this.shownVersion += 1;
  }

  handleState(event) {
    this.state = event.detail.value;
    this.load();
  }

  handleRetry() {
    this.load();
  }

  handleForward(event) {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  }
}

function stateOptions(batchState) {
  return SHOWN_STATES.map((value) => ({ value, label: rowStateOf(value, batchState).label }));
}

function firstHole(pages, shown) {
  return shown.map(({ from, to }) => pages.hole(from, to)).find((hole) => hole !== null) ?? null;
}

function chunkRows(rows, chunks) {
  return chunks.map((chunk) => ({
    ...chunk,
    rows: chunk.isShown
      ? Array.from({ length: chunk.to - chunk.from }, (_, place) => ({
          index: chunk.from + place,
          row: rows[chunk.from + place],
          key: rows[chunk.from + place]?.leadId ?? `waiting-${chunk.from + place}`,
        }))
      : [],
  }));
}
