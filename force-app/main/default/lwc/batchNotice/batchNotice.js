import { api } from "lwc";
import continueLabel from "@salesforce/label/c.Crosswalk_Notice_Continue";
import discard from "@salesforce/label/c.Crosswalk_Notice_Discard";
import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import open from "@salesforce/label/c.Crosswalk_Notice_Open";
import reviewLabel from "@salesforce/label/c.Crosswalk_Select_Review";
import batchLabel from "@salesforce/label/c.Crosswalk_Batch_HeadingOf";
import { BaseElement } from "c/baseElement";
import { listBatches } from "c/connectorClient";
import { batchStateText } from "c/jobText";
import { forgetReview, readReview } from "c/draftStore";
import { formatCount, formatLabel, nameValue } from "c/textFormat";

/**
 * Shows unfinished work on the leads of a list in one line: a batch that is under way, otherwise a review,
 * otherwise a batch that stopped; the page of batches has the others. Fires `review`
 * ({leadIds: null}, for the started review) and `openbatch` ({batchId}).
 */
export default class BatchNotice extends BaseElement {
  @api userId;

  labels = { continue: continueLabel, discard, open };
  review = null;
  batches = [];
  _leadList = null;

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    const isOther = list.id !== this._leadList?.id;
    this._leadList = list;
    if (isOther && this.isConnected) {
      this.batches = [];
      this.load();
    }
  }

  connectedCallback() {
    this.load();
  }

  /** Not again while it is under way. */
  @api
  refresh() {
    return this.loading ?? this.load();
  }

  get reviewing() {
    return nameValue(reviewLabel, formatCount(this.review.leadIds.length, oneLead, leads));
  }

  get batch() {
    return this.batches.find(({ isUnderWay }) => isUnderWay) ?? (this.review ? null : this.batches[0]);
  }

  get isReview() {
    return Boolean(this.review) && !this.batch;
  }

  get isShown() {
    return this.isReview || Boolean(this.batch);
  }

  async load() {
    const loading = this.readWork();
    this.loading = loading;
    await loading;
    if (this.loading === loading) {
      this.loading = null;
    }
  }

  async readWork() {
    const { id } = this._leadList;
    this.review = readReview(this.userId, id);
    try {
      const { items } = await listBatches();
      if (id === this._leadList.id) {
        this.batches = items
          .filter(({ listId, state }) => listId === id && state !== "finished")
          .map(describe);
      }
    } catch {
      // Errors are ignored; the list of batches reports them.
      this.batches = [];
    }
  }

  handleContinue() {
    this.fire("review", { leadIds: null });
  }

  handleDiscard() {
    forgetReview(this.userId, this._leadList.id);
    this.review = null;
  }

  handleOpen(event) {
    const { id: batchId } = event.currentTarget.dataset;
    this.fire("openbatch", { batchId });
  }
}

function describe(batch) {
  const { id, state } = batch;
  const text = formatLabel(batchLabel, batchStateText(batch));
  return { id, text, isUnderWay: state !== "cancelled" };
}
