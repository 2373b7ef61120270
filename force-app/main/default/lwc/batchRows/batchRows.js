import { api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Review_UnknownLeads";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import { BaseElement } from "c/baseElement";
import { listBatchRows } from "c/connectorClient";
import { RowWindow } from "c/rowWindow";
import { RowPages } from "c/rowPages";

/**
 * The leads of a batch, all or those with one result. Loads visible rows, and again when they change. Fires
 * `retryrow` ({leadId, …the corrections}) and `linkrow` ({leadId, recordId}).
 */
export default class BatchRows extends BaseElement {
  @api batchState;
  /** Whether rows may be fixed and retried now. */
  @api canMend = false;

  labels = { heading, loading };
  pages = new RowPages(() => this.showPages());
  rows = null;
  total = 0;
  problem = null;
  shownVersion = 0;
  window = new RowWindow(() => {
    this.shownVersion += 1;
  });
  _batchId = null;
  _outcome = null;
  _state = "";

  @api
  get batchId() {
    return this._batchId;
  }
  set batchId(batchId) {
    this._batchId = batchId;
    this.load();
  }

  /** The state that only those are shown of; none for all. */
  @api
  get state() {
    return this._state;
  }
  set state(state) {
    const isOther = state !== this._state;
    this._state = state;
    if (isOther && this._batchId) {
      this.load();
    }
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

  get chunks() {
    const rows = this.rows ?? [];
    const chunks = this.window.chunks(this.total, this.shownVersion);
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
}

function firstHole(pages, shown) {
  return shown.map(({ from, to }) => pages.hole(from, to)).find((hole) => hole !== null) ?? null;
}
