import { LightningElement, api } from "lwc";
import batches from "@salesforce/label/c.Crosswalk_Batches";
import empty from "@salesforce/label/c.Crosswalk_LeadLists_Empty";
import emptyText from "@salesforce/label/c.Crosswalk_LeadLists_EmptyText";
import heading from "@salesforce/label/c.Crosswalk_LeadLists";
import importLabel from "@salesforce/label/c.Crosswalk_Import";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import shared from "@salesforce/label/c.Crosswalk_LeadLists_Shared";
import sharedWithYou from "@salesforce/label/c.Crosswalk_LeadLists_SharedWithYou";
import summary from "@salesforce/label/c.Crosswalk_LeadLists_Summary";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { listLeadLists, problemOf } from "c/connectorClient";
import { formatLabel, formatNumber } from "c/textFormat";

/** The rep's lead lists and the way to import one. Fires `openlist` ({list}) and `openbatches`. */
export default class LeadLists extends LightningElement {
  labels = { batches, empty, emptyText, heading, import: importLabel, more, tryAgain };
  lists = null;
  nextCursor = null;
  problem = null;
  isLoadingMore = false;
  isImporting = false;
  importedList = null;

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
    return !this.lists && !this.problem;
  }

  get hasLists() {
    return Boolean(this.lists?.length);
  }

  get isEmpty() {
    return this.lists?.length === 0 && !this.isImporting;
  }

  get rows() {
    return this.lists.map(toRow);
  }

  async load() {
    this.problem = null;
    try {
      const page = await listLeadLists();
      this.lists = page.items;
      this.nextCursor = page.nextCursor;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async handleMore() {
    this.isLoadingMore = true;
    try {
      const page = await listLeadLists(this.nextCursor);
      this.lists = [...this.lists, ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isLoadingMore = false;
    }
  }

  handleRetry() {
    this.load();
  }

  handleBatches() {
    this.dispatchEvent(new CustomEvent("openbatches"));
  }

  handleImport() {
    this.importedList = null;
    this.isImporting = true;
  }

  handleCancelImport() {
    this.isImporting = false;
    this.focus();
  }

  handleImported(event) {
    this.isImporting = false;
    this.importedList = event.detail.importedList;
    this.load();
  }

  handleCloseReport() {
    this.importedList = null;
    this.focus();
  }

  handleOpenImported() {
    const { id, name } = this.importedList;
    this.importedList = null;
    this.open(this.lists?.find((list) => list.id === id) ?? { id, name, isOwner: true });
  }

  handleOpen(event) {
    this.open(this.lists.find((list) => list.id === event.currentTarget.dataset.id));
  }

  open(list) {
    this.dispatchEvent(new CustomEvent("openlist", { detail: { list } }));
  }
}

function toRow(list) {
  return {
    id: list.id,
    name: list.name,
    badge: badgeOf(list),
    summary: formatLabel(summary, formatNumber(list.leadCount), formatNumber(list.linkedCount)),
  };
}

function badgeOf(list) {
  if (!list.isOwner) {
    return sharedWithYou;
  }
  return list.shared ? shared : null;
}
