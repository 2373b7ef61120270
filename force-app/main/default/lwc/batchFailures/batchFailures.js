import { api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Batch_Failed";
import { BaseElement } from "c/baseElement";
import { listBatchFailures, problemOf } from "c/connectorClient";

/** What leads of a batch failed of, by cause. Fires `retrycause` ({cause, contact, rows}). */
export default class BatchFailures extends BaseElement {
  @api batchId;
  @api isActing = false;

  labels = { heading };
  causes = [];
  problem = null;
  _outcome = null;

  /** A value that changes when rows have changed. */
  @api
  get outcome() {
    return this._outcome;
  }
  set outcome(outcome) {
    this._outcome = outcome;
    if (this.isConnected) {
      this.load();
    }
  }

  connectedCallback() {
    this.load();
  }

  get hasCauses() {
    return this.causes.length > 0;
  }

  /** What is typed stays while another cause is tried again: each is known by its key. */
  async load() {
    const outcome = this._outcome;
    try {
      const { items } = await listBatchFailures(this.batchId);
      if (outcome === this._outcome) {
        this.causes = items;
        this.problem = null;
      }
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  handleRetry(event) {
    this.fire("retrycause", event.detail);
  }

  handleLoad() {
    this.load();
  }
}
