import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Leads_Back";
import empty from "@salesforce/label/c.Crosswalk_Batches_Empty";
import emptyText from "@salesforce/label/c.Crosswalk_Batches_EmptyText";
import heading from "@salesforce/label/c.Crosswalk_Batches";
import someLeads from "@salesforce/label/c.Crosswalk_Batch_Heading";
import { BaseElement } from "c/baseElement";
import { listBatches } from "c/connectorClient";
import { batchStateOf, batchStateText, summaryOf, wordsOf } from "c/jobText";
import { ListLoader, LOADING } from "c/listLoader";
import { formatDateTime } from "c/textFormat";

/** The rep's latest batches, newest first. Fires `openbatch` ({batchId}) and `back`. */
export default class BatchList extends BaseElement {
  labels = { back, empty, emptyText, heading };
  batches = LOADING;
  loader = new ListLoader(listBatches, (batches) => {
    this.batches = batches;
  });

  connectedCallback() {
    this.loader.load();
  }

  /** The batch that the rep comes back from may have gone on, or been tried again. */
  @api
  focus() {
    const opened = this.openedId && this.template.querySelector(`[data-id="${this.openedId}"]`);
    if (opened) {
      this.loader.load();
    }
    (opened || this.template.querySelector("c-view-header")).focus();
    this.openedId = null;
  }

  @api
  refresh() {
    return this.loader.load();
  }

  /** A batch may have gone on, or be new, in another tab. */
  @api
  async catchUp() {
    await this.loader.load();
    return false;
  }

  get rows() {
    return this.batches.items.map(describe);
  }

  handleOpen(event) {
    const { id: batchId } = event.currentTarget.dataset;
    this.openedId = batchId;
    this.fire("openbatch", { batchId });
  }

  handleRetry() {
    this.loader.load();
  }
}

/** What became of it; where it goes on or has stopped, that stands beside. */
function describe(batch) {
  const state = batchStateOf(batch);
  const isOver = state === "finished" || state === "undone";
  return {
    id: batch.id,
    name: batch.listName ?? someLeads,
    state: isOver ? null : batchStateText(batch),
    createdAt: formatDateTime(batch.createdAt),
    outcome: state === "undone" ? batchStateText(batch) : wordsOf(summaryOf(batch)),
  };
}
