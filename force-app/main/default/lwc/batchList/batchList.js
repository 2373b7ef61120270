import { LightningElement, api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Leads_Back";
import createdOf from "@salesforce/label/c.Crosswalk_Batch_CreatedOf";
import empty from "@salesforce/label/c.Crosswalk_Batches_Empty";
import emptyText from "@salesforce/label/c.Crosswalk_Batches_EmptyText";
import heading from "@salesforce/label/c.Crosswalk_Batches";
import someLeads from "@salesforce/label/c.Crosswalk_Batch_Heading";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { listBatches, problemOf } from "c/connectorClient";
import { batchStateLabel } from "c/batchText";
import { formatLabel, formatNumber } from "c/textFormat";

/** The rep's latest batches, newest first. Fires `openbatch` ({batchId}) and `back`. */
export default class BatchList extends LightningElement {
  labels = { back, empty, emptyText, heading, tryAgain };
  batches = null;
  problem = null;

  connectedCallback() {
    this.load();
  }

  @api
  focus() {
    this.template.querySelector("c-view-header").focus();
  }

  @api
  refresh() {
    return this.load();
  }

  get isLoading() {
    return !this.batches && !this.problem;
  }

  get isEmpty() {
    return this.batches?.length === 0;
  }

  get hasBatches() {
    return Boolean(this.batches?.length);
  }

  get rows() {
    return this.batches.map(describe);
  }

  async load() {
    this.problem = null;
    try {
      this.batches = (await listBatches()).items;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  handleOpen(event) {
    const { id: batchId } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent("openbatch", { detail: { batchId } }));
  }

  handleRetry() {
    this.load();
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }
}

function describe({ id, listName, state, counts, createdAt }) {
  return {
    id,
    name: listName ?? someLeads,
    state: batchStateLabel(state),
    isDone: state === "finished",
    createdAt,
    counts: formatLabel(createdOf, formatNumber(counts.created), formatNumber(counts.total)),
  };
}
