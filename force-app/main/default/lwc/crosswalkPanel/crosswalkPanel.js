import { wire } from "lwc";
import { EnclosingUtilityId, minimize } from "lightning/platformUtilityBarApi";
import signedOut from "@salesforce/label/c.Crosswalk_SignedOut";
import { onChange, tellChange } from "c/crmChanges";
import { forgetUser } from "c/draftStore";
import { forgetPrefetched } from "c/prefetch";
import { WholePage } from "c/wholePage";
import { findPlace, hasPlace, keepPlace } from "./lastPlace";
import {
  goBack,
  openBatch,
  openBatches,
  openConnection,
  openLead,
  openList,
  openReview,
  pageOf,
  startView,
} from "./panelView";

const NO_NEIGHBOURS = {};
/** What shows that another tab has changed something. */
const FOLLOWING_TABS = "c-batch-list, c-batch-progress, c-lead-list-page, c-lead-page";
const PAGES = ["lists", "batches", "list", "review", "batch", "lead", "connection"];

/**
 * The rep's panel: holds the connection and the page on top; each page loads its own data. Pages below stay
 * unchanged, so that going back shows them as they were.
 */
export default class CrosswalkPanel extends WholePage {
  connection = null;
  view = startView;
  /** Whether the place where the rep was is being found. */
  isOpening = false;
  /** The undos that the rep has clicked, by the creation's id. */
  undos = {};
  /** The leads around the one that is open: see the page of its list. */
  neighbours = NO_NEIGHBOURS;

  /** Nothing on a page. */
  @wire(EnclosingUtilityId)
  utilityId;

  connectedCallback() {
    this.endChanges = onChange((change) => this.follow(change), this);
  }

  disconnectedCallback() {
    this.endChanges();
  }

  renderedCallback() {
    this.followLead();
    const page = pageOf(this.view);
    if (!this.connection || this.isOpening || page === this.focusedPage) {
      return;
    }
    const isFirst = this.focusedPage === undefined;
    this.focusedPage = page;
    if (!isFirst) {
      this.template.querySelector(`[data-page="${page}"]`).focus();
    }
  }

  get pageClasses() {
    const top = this.isOpening ? null : pageOf(this.view);
    return Object.fromEntries(PAGES.map((page) => [page, page === top ? "page" : "slds-hide"]));
  }

  /** The lead that the rep sees, with nothing above it. */
  get shownLeadId() {
    return pageOf(this.view) === "lead" ? this.view.leadId : null;
  }

  handleConnect(event) {
    const { connection, resumed } = event.detail;
    const former = this.connection?.user.id;
    if (!former) {
      this.announce("");
    }
    if (former && former !== connection.user.id) {
      this.view = startView;
      this.undos = {};
      this.undoing().forget();
      forgetUser(former);
      forgetPrefetched();
      this.refreshPages();
    }
    this.connection = connection;
    this.focusedPage = resumed ? null : this.focusedPage;
    if (former !== connection.user.id) {
      this.openPlace(connection.user.id);
    }
  }

  /** Opens the panel where this user left it. */
  async openPlace(userId) {
    this.isOpening = hasPlace(userId);
    const place = await findPlace(userId);
    if (this.connection?.user.id !== userId) {
      return;
    }
    this.isOpening = false;
    if (place && this.view === startView) {
      this.show(openLead(openList(this.view, place.list), place.leadId));
      this.reopenedId = place.leadId;
    }
  }

  /** The lead where the rep was is there no longer: the panel opens at its list. */
  handleMissing(event) {
    if (event.detail.leadId === this.reopenedId) {
      event.preventDefault();
      this.handleBack();
    }
  }

  handleDisconnect() {
    if (this.connection) {
      forgetUser(this.connection.user.id);
      forgetPrefetched();
    }
    this.connection = null;
    this.isOpening = false;
    this.undos = {};
    this.view = startView;
    this.focusedPage = undefined;
    this.announce(signedOut);
  }

  handleOpenList(event) {
    const { list, leadId = null } = event.detail;
    this.show(openLead(openList(this.view, list), leadId));
  }

  /** From the list, or from one lead to another, where the focus begins at its head again. */
  handleOpenLead(event) {
    this.focusedPage = null;
    this.show(openLead(this.view, event.detail.leadId));
  }

  /** Asks the list who is before and after the lead that the rep sees now. */
  async followLead() {
    const { leadId } = this.view;
    const listPage = this.template.querySelector("c-lead-list-page");
    if (leadId === this.followedId || (leadId && !listPage)) {
      return;
    }
    this.followedId = leadId;
    this.neighbours = NO_NEIGHBOURS;
    try {
      const neighbours = leadId ? await listPage.follow(leadId) : NO_NEIGHBOURS;
      this.neighbours = leadId === this.followedId ? neighbours : this.neighbours;
    } catch {
      // The list says why it could not be read; the way to it is there.
    }
  }

  handleOpenBatches() {
    this.show(openBatches());
  }

  handleReview(event) {
    this.show(openReview(this.view, event.detail));
  }

  handleStarted(event) {
    this.template.querySelector("c-lead-list-page").clearSelection();
    this.handleOpenBatch(event);
  }

  handleOpenBatch(event) {
    this.show(openBatch(this.view, event.detail.batchId));
  }

  /** A batch has created contacts, so the quota and the list's CRM statuses have changed. */
  handleListOutdated() {
    this.isListOutdated = true;
    this.gate().refresh();
    tellChange({}, this);
  }

  handleBack() {
    this.show(goBack(this.view));
    this.refreshOutdated();
  }

  refreshOutdated() {
    if (this.isListOutdated && ["list", "lists"].includes(pageOf(this.view))) {
      this.isListOutdated = false;
      this.template.querySelector("c-lead-lists").refresh();
      this.template.querySelector("c-lead-list-page")?.refresh();
    }
  }

  handleChoose(event) {
    const { action } = event.detail;
    if (action === "connection") {
      this.show(openConnection(this.view));
    } else if (action === "refresh") {
      this.gate().refresh();
      this.refreshPages();
    } else {
      this.gate().leave();
    }
  }

  /** In another tab the rep may have added leads, or gone on with a batch or undone it. */
  async handleReturn() {
    const pages = this.template.querySelectorAll(FOLLOWING_TABS);
    const changed = await Promise.all([...pages].map((page) => page.catchUp()));
    if (changed.some(Boolean)) {
      this.gate().refresh();
    }
  }

  /** They may belong to the record that is open, or say that somebody works elsewhere by now. */
  handleLeadsAdded() {
    tellChange({}, this);
  }

  handleListChange() {
    this.template.querySelector("c-lead-lists").refresh();
    tellChange({}, this);
  }

  handleLeadChange(event) {
    const { lead } = event.detail;
    this.template.querySelector("c-lead-list-page")?.replaceLead(lead);
    tellChange({ lead }, this);
  }

  handleQuotaChange(event) {
    const { quota } = event.detail;
    this.connection = { ...this.connection, quota };
    tellChange({ quota }, this);
  }

  handleRoleAdded() {
    tellChange({ hasNewRole: true }, this);
  }

  /** What the component of the record's page has changed shows here at once. */
  follow({ lead, quota, hasNewRole }) {
    if (!this.connection) {
      return;
    }
    if (hasNewRole) {
      this.template.querySelector("c-lead-page")?.refresh();
    } else if (quota) {
      this.connection = { ...this.connection, quota };
    } else if (lead) {
      this.template.querySelector("c-lead-list-page")?.replaceLead(lead);
      if (lead.id === this.view.leadId) {
        this.template.querySelector("c-lead-page").refresh();
      }
    } else {
      this.refreshPages();
    }
  }

  /** What is open, as a list of options, takes the key for itself. */
  handleKey(event) {
    if (event.key === "Escape" && this.utilityId && !event.defaultPrevented && !event.isComposing) {
      minimize(this.utilityId);
    }
  }

  /** What was said of one page does not hold for another. */
  show(view) {
    if (pageOf(view) !== pageOf(this.view)) {
      this.announce("");
    }
    this.view = view;
    keepPlace(this.connection.user.id, view);
  }

  refreshPages() {
    this.template.querySelectorAll("[data-page]").forEach((page) => page.refresh());
  }
}
