import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Add";
import batches from "@salesforce/label/c.Crosswalk_Batches";
import empty from "@salesforce/label/c.Crosswalk_LeadLists_Empty";
import heading from "@salesforce/label/c.Crosswalk_LeadLists";
import importedLabel from "@salesforce/label/c.Crosswalk_Import_Imported";
import importLabel from "@salesforce/label/c.Crosswalk_Import";
import mergedLabel from "@salesforce/label/c.Crosswalk_Import_Merged";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import reportHeading from "@salesforce/label/c.Crosswalk_Import_Done";
import shared from "@salesforce/label/c.Crosswalk_LeadLists_Shared";
import sharedWithYou from "@salesforce/label/c.Crosswalk_LeadLists_SharedWithYou";
import skippedLabel from "@salesforce/label/c.Crosswalk_Import_Skipped";
import connection from "@salesforce/label/c.Crosswalk_Connection";
import menu from "@salesforce/label/c.Crosswalk_Connection_Menu";
import refresh from "@salesforce/label/c.Crosswalk_Refresh";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import { BaseElement } from "c/baseElement";
import { listLeadLists } from "c/connectorClient";
import { retry } from "c/focus";
import { ListLoader, LOADING } from "c/listLoader";
import { formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";
import { summaryOf } from "./summary";

const COUNTED = { imported: importedLabel, merged: mergedLabel, skipped: skippedLabel };

/**
 * The rep's lead lists, and the ways to import one and to add a lead. Fires `openlist` ({list, leadId}), with
 * a lead where that is to be opened, `openbatches`, and `leadsadded` once new leads are there.
 */
export default class LeadLists extends BaseElement {
  @api quota;

  labels = {
    ...{ add, batches, connection, empty, heading, import: importLabel, menu, more, refresh, signOut },
  };
  lists = LOADING;
  isImporting = false;
  isAdding = false;
  isSearching = false;
  importedList = null;
  importKey = null;
  /** Whether more than the first page is shown, which loading anew would take away. */
  hasMorePages = false;
  loader = new ListLoader(listLeadLists, (lists) => {
    this.lists = lists;
  });

  connectedCallback() {
    this.loader.load();
  }

  /** A list that the rep comes back from is known better now. */
  @api
  focus() {
    this.focusHeading();
    if (!this.lists.isLoading && !this.hasMorePages) {
      this.loader.load();
    }
  }

  focusHeading() {
    this.template.querySelector("c-view-header").focus();
  }

  @api
  refresh() {
    this.running().refresh();
    return this.loader.load();
  }

  get isEmpty() {
    return this.lists.isEmpty && !this.isImporting && !this.isAdding;
  }

  /** While one of both forms is open, the room is for that. */
  get mayBegin() {
    return this.lists.hasItems && !this.isImporting && !this.isAdding;
  }

  get showsLists() {
    return this.lists.hasItems && !this.isSearching;
  }

  get hasMore() {
    return this.showsLists && Boolean(this.lists.nextCursor);
  }

  get rows() {
    return this.lists.items.map(toRow);
  }

  handleMore() {
    this.hasMorePages = true;
    this.loader.loadMore();
  }

  handleRetry() {
    retry(this, () => this.refresh());
  }

  handleMenu(event) {
    this.fire("choose", { action: event.detail.value });
  }

  handleBatches() {
    this.fire("openbatches");
  }

  handleSearchChange(event) {
    this.isSearching = event.detail.isSearching;
  }

  /** The search goes with its box, which comes back empty. */
  handleAdd() {
    this.isSearching = false;
    this.importedList = null;
    this.isAdding = true;
  }

  handleAdded(event) {
    this.isAdding = false;
    this.loader.load();
    this.tellAdded();
    this.fire("openlist", event.detail);
  }

  handleImport() {
    this.isSearching = false;
    this.importedList = null;
    this.isImporting = true;
  }

  /** The focus goes back to what opened the form. */
  async handleCancel(event) {
    const way = event.target.dataset.way;
    this.closeForm();
    await Promise.resolve();
    (this.template.querySelector(way) ?? this.template.querySelector("c-view-header")).focus();
  }

  handleBegan(event) {
    this.importKey = event.detail.key;
    this.running().leave(this.importKey);
  }

  /** What is known to have arrived is shown as it goes on; otherwise the form stays, for another try. */
  handleLost(event) {
    const key = this.importKey;
    if (event.detail.running?.name) {
      this.closeForm();
    }
    this.running().watch({ key, ...event.detail });
  }

  /** The form may have another import by now. */
  handleImportFound(event) {
    if (event.detail.key === this.importKey) {
      this.closeForm();
    }
  }

  /** What the form says of the connection holds no longer; where a list is there, it has done its work. */
  handleImportEnded(event) {
    const { key, hasList } = event.detail;
    this.loader.load();
    if (hasList) {
      this.tellAdded();
    }
    if (key !== this.importKey) {
      return;
    }
    if (hasList) {
      this.closeForm();
    } else {
      this.template.querySelector("c-lead-import")?.forgetProblem();
    }
  }

  closeForm() {
    this.importKey = null;
    this.isImporting = false;
    this.isAdding = false;
  }

  running() {
    return this.template.querySelector("c-running-imports");
  }

  /** What came in whole opens. Where rows need a look, or the rep is elsewhere by now, the report says so. */
  async handleImported(event) {
    const { importedList } = event.detail;
    this.tellAdded();
    // The form shows its progress until the list is there.
    await this.loader.load();
    this.isImporting = false;
    if (needsLook(importedList.report)) {
      this.importedList = importedList;
    } else {
      this.showImported(importedList);
    }
  }

  tellAdded() {
    this.fire("leadsadded");
  }

  showImported(importedList) {
    if (this.isSeen()) {
      this.toast(toastOf(importedList));
      this.openImported(importedList);
    } else {
      this.importedList = importedList;
    }
  }

  isSeen() {
    return this.template.querySelector("c-view-header").checkVisibility?.() ?? true;
  }

  handleCloseReport() {
    this.importedList = null;
    this.focusHeading();
  }

  handleOpenImported() {
    this.openImported(this.importedList);
  }

  openImported({ id, name }) {
    this.importedList = null;
    this.open(this.lists.items?.find((list) => list.id === id) ?? { id, name, isOwner: true });
  }

  handleOpen(event) {
    this.open(this.lists.items.find((list) => list.id === event.currentTarget.dataset.id));
  }

  open(list) {
    this.fire("openlist", { list });
  }
}

/** A row without a name is nobody's: LinkedIn's own export has some. */
function needsLook({ failed, erased }) {
  return failed + erased > 0;
}

function toastOf({ name, report }) {
  const counts = Object.entries(COUNTED).filter(([outcome]) => report[outcome] > 0);
  return {
    title: formatLabel(reportHeading, name),
    message: listOf(counts.map(([outcome, label]) => nameValue(label, formatNumber(report[outcome])))),
    variant: "success",
  };
}

function toRow(list) {
  return {
    id: list.id,
    name: list.name,
    badge: badgeOf(list),
    summary: summaryOf(list),
  };
}

function badgeOf(list) {
  if (!list.isOwner) {
    return sharedWithYou;
  }
  return list.shared ? shared : null;
}
