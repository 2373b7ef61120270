import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Leads_Back";
import clear from "@salesforce/label/c.Crosswalk_Leads_ClearFilter";
import countLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import none from "@salesforce/label/c.Crosswalk_Leads_None";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import selectedLabel from "@salesforce/label/c.Crosswalk_Select_Count";
import { BaseElement } from "c/baseElement";
import { problemOf, readMatchReport } from "c/connectorClient";
import { forgetLook, keepLook, readLook } from "c/draftStore";
import { retry } from "c/focus";
import { isSubmitKey } from "c/submitKey";
import { keepSort, readSort } from "./keptSort";
import { formatCount, formatLabel, formatNumber } from "c/textFormat";
import { LeadPages, asksSalesforce } from "./leadPages";
import { findNeighbours } from "./neighbours";

const NOTHING = new Set();
/** More leads are compared with progress and a way to stop it, and those that are known come first. */
const COMPARED_AT_ONCE = 1_000;
const NO_LOOK = { q: "", status: "", index: 0 };

/**
 * The leads of one list, searched, filtered, and selected for a batch, and what its owner does with it. Fires
 * `openlead` ({leadId}), `review` ({leadIds}), `openbatch` ({batchId}), `listchange` when the list was
 * renamed, shared or deleted, and `back`.
 */
export default class LeadListPage extends BaseElement {
  @api userId;
  @api quota;

  labels = { back, clear, none };
  q = "";
  status = "";
  sort = "";
  leads = null;
  total = 0;
  problem = null;
  chosen = NOTHING;
  anchor = 0;
  listTask = null;
  /** How many leads of the whole list have which status; null before it is known. */
  counts = null;
  isComparing = false;
  /** Whether the rows are only those whose status is known by now. */
  hasMoreToCome = false;
  headHeight = 0;
  toolsHeight = 0;
  loads = 0;
  _leadList = null;
  pages = new LeadPages(
    () => this.showPages(),
    () => this.countAnew(),
  );

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    const isOther = list.id !== this._leadList?.id;
    this._leadList = list;
    if (isOther && this.isConnected) {
      this.openList();
    }
  }

  connectedCallback() {
    this.keepPlace = () => this.keepLook();
    window.addEventListener("pagehide", this.keepPlace);
    this.addEventListener("keydown", (event) => this.handleKey(event));
    this.openList();
  }

  disconnectedCallback() {
    this.resizing?.disconnect();
    this.resizing = null;
    window.removeEventListener("pagehide", this.keepPlace);
    this.pages.stop();
  }

  renderedCallback() {
    this.watchTools();
    const grid = this.startAt && this.template.querySelector("c-lead-grid");
    if (grid) {
      grid.show(this.startAt);
      this.startAt = 0;
    }
  }

  @api
  focus() {
    this.template.querySelector("c-batch-notice").refresh();
    const grid = this.openedId && this.template.querySelector("c-lead-grid");
    if (this.changedId) {
      this.template.querySelector("c-list-changes").focus(this.changedId);
    } else if (grid) {
      grid.focus(this.openedId);
    } else {
      this.template.querySelector("c-view-header").focus();
    }
    this.openedId = null;
    this.changedId = null;
  }

  @api
  refresh() {
    this.template.querySelector("c-batch-notice")?.refresh();
    this.countAnew();
    return this.load();
  }

  /** Whether another tab has changed what is in the CRM; if so, the list shows it, at the same place. */
  @api
  async catchUp() {
    const before = this.counts;
    this.template.querySelector("c-batch-notice").refresh();
    await this.countAnew();
    if (!before || this.counts.linked === before.linked) {
      return false;
    }
    this.startAt = this.firstSeen() ?? 0;
    await this.load();
    return true;
  }

  /** What was selected is on its way. */
  @api
  clearSelection() {
    this.chosen = NOTHING;
  }

  /** Shows a lead as it is now, without asking for the whole page again. */
  @api
  replaceLead(changed) {
    this.countAnew();
    this.pages.replace(({ id }) => id === changed.id, changed);
  }

  /** The rep is at this lead now, where the list shows it on coming back: who is before and after it? */
  @api
  async follow(leadId) {
    this.openedId = leadId;
    this.changedId = leadId === this.changedId ? leadId : null;
    await this.opening;
    return findNeighbours(this.pages, leadId);
  }

  get isLoading() {
    return this.isEmptyYet ? this.isComparing : !this.leads && !this.problem;
  }

  /** Where those whose status is known are none, there may be others. */
  get isEmptyYet() {
    return this.leads?.length === 0 && this.hasMoreToCome && this.counts?.unknown > 0;
  }

  /** Where more was known when the rep looked last, that is closer to what there is. */
  get shownCounts() {
    return this.counts && { ...this.counts, ...this.counts.lastKnown, lastKnown: undefined };
  }

  /** As many as the connector would find; those that were added or linked meanwhile keep their places. */
  get found() {
    return this.total - countOthers(this.leads, this.status);
  }

  get toolsStyle() {
    return `inset-block-start: ${this.headHeight}px`;
  }

  get headStart() {
    return this.headHeight + this.toolsHeight;
  }

  get hasLeads() {
    return Boolean(this.leads?.length);
  }

  get isEmpty() {
    return this.leads?.length === 0 && !this.isEmptyYet;
  }

  get isFiltered() {
    return Boolean(this.q || this.status);
  }

  /** As the rep left it, where the page was loaded anew meanwhile. */
  openList() {
    const { id } = this.leadList;
    const { q, status, index } = readLook(this.userId, id) ?? NO_LOOK;
    Object.assign(this, { q, status, startAt: index, chosen: NOTHING, counts: null });
    this.sort = readSort(this.userId, id);
    this.load();
  }

  /** A list that isn't seen, as a lead is above it, is kept as it was when the lead was opened. */
  keepLook() {
    const index = this.firstSeen();
    if (index !== null) {
      const { q, status } = this;
      keepLook(this.userId, this.leadList.id, { q, status, index });
    }
  }

  /** The first row below the tools; null where none is seen. */
  firstSeen() {
    const { bottom } = this.template.querySelector("c-lead-list-tools").getBoundingClientRect();
    return this.template.querySelector("c-lead-grid")?.firstBelow(bottom) ?? null;
  }

  /** The tools stay in sight below the page's head, and the grid's head below them. */
  watchTools() {
    if (!this.resizing && globalThis.ResizeObserver) {
      const head = this.template.querySelector("c-view-header");
      const tools = this.template.querySelector("c-lead-list-tools");
      this.resizing = new ResizeObserver(() => {
        this.headHeight = head.offsetHeight;
        this.toolsHeight = tools.offsetHeight;
      });
      [head, tools].forEach((part) => this.resizing.observe(part));
    }
  }

  load() {
    this.template.querySelector("c-lead-grid")?.reset();
    this.anchor = 0;
    this.loads += 1;
    this.opening = this.openPages(this.loads);
    return this.opening;
  }

  async openPages(load) {
    const query = { q: this.q.trim(), status: this.status, sort: this.sort };
    const isLong = await this.isLong(query);
    if (load !== this.loads || !this.isConnected) {
      return;
    }
    this.hasMoreToCome = isLong;
    await this.pages.openList(this.leadList.id, { ...query, crm: isLong ? "stored" : undefined });
    if (isLong && !this.problem) {
      this.compareAll();
    } else if (this.leads && this.isFiltered) {
      this.announce(this.leads.length ? formatCount(this.total, oneLead, countLabel) : none);
    }
  }

  /** Whether Salesforce has to compare too many leads to wait for. The rows of another filter don't stay. */
  async isLong(query) {
    if (!asksSalesforce(query) || this.counts?.unknown === 0) {
      return false;
    }
    this.pages.clear();
    return !query.q && (await this.countUnknown()) > COMPARED_AT_ONCE;
  }

  /** Of a list that was left sorted by status, before its report has come. Without one it is only slower. */
  async countUnknown() {
    try {
      return (this.counts ?? (await readMatchReport(this.leadList.id))).unknown;
    } catch {
      return 0;
    }
  }

  compareAll() {
    const report = this.template.querySelector("c-list-match-report");
    this.comparison ??= report.compare().finally(() => {
      this.comparison = null;
    });
    return this.comparison;
  }

  /** What is known by now, without asking Salesforce. */
  countAnew() {
    return this.template.querySelector("c-list-match-report")?.refresh();
  }

  showPages() {
    this.leads = this.pages.rows;
    this.total = this.pages.total;
    this.problem = this.pages.problem ?? this.pages.unchecked;
  }

  handleSearch(event) {
    this.q = event.detail.q;
    this.load();
  }

  handleFilter(event) {
    this.status = event.detail.status;
    this.load();
  }

  handleSort(event) {
    this.sort = event.detail.sort;
    keepSort(this.userId, this.leadList.id, this.sort);
    this.load();
  }

  handleReport(event) {
    const { report, isComparing } = event.detail;
    const isMore = this.hasMoreToCome && report.unknown !== this.counts?.unknown;
    Object.assign(this, { counts: report, isComparing });
    if (isMore) {
      this.pages.extend();
    }
  }

  handleClear() {
    this.q = "";
    this.status = "";
    this.load();
    this.template.querySelector("c-lead-list-tools").focus();
  }

  handleRetry() {
    retry(this, () => this.load());
  }

  handleNeedRows(event) {
    this.pages.need(event.detail.from);
  }

  async handleSelectRows(event) {
    const { index, isRange, isSelected } = event.detail;
    const from = isRange ? this.anchor : index;
    const ids = await this.idsOrProblem(() =>
      this.pages.idsBetween(Math.min(from, index), Math.max(from, index)),
    );
    this.anchor = isRange ? this.anchor : index;
    this.change(ids, isSelected);
  }

  async handleSelectAll() {
    this.change(await this.idsOrProblem(() => this.pages.allIds()), true);
  }

  handleDeselect() {
    this.chosen = NOTHING;
    this.announce(formatLabel(selectedLabel, formatNumber(0)));
  }

  /** The bar with the button goes, and what had the focus with it. */
  handleSelectNone() {
    this.handleDeselect();
    this.template.querySelector("c-lead-grid").focus();
  }

  handleKey(event) {
    if (this.chosen.size > 0 && isSubmitKey(event)) {
      event.preventDefault();
      this.template.querySelector("c-selection-bar").goOn();
    }
  }

  handleReview() {
    this.fire("review", { leadIds: [...this.chosen] });
  }

  async idsOrProblem(find) {
    try {
      return await find();
    } catch (error) {
      this.problem = problemOf(error);
      return [];
    }
  }

  change(ids, isSelected) {
    const selected = new Set(this.chosen);
    ids.forEach((id) => selected[isSelected ? "add" : "delete"](id));
    this.chosen = selected;
    this.announce(formatLabel(selectedLabel, formatNumber(selected.size)));
  }

  handleListTask(event) {
    const { action } = event.detail;
    if (action === "compare") {
      this.compareAll();
    } else if (action === "download") {
      this.template.querySelector("c-list-match-report").download();
    } else {
      this.listTask = action;
    }
  }

  handleListTaskClose() {
    this.listTask = null;
    this.template.querySelector("c-lead-list-menu").focus();
  }

  handleListChange(event) {
    this.listTask = null;
    this._leadList = event.detail.list;
    this.fire("listchange");
    this.focus();
  }

  handleListDelete() {
    this.listTask = null;
    this.fire("listchange");
    this.handleBack();
  }

  handleOpen(event) {
    this.openedId = event.detail.leadId;
    this.keepLook();
    this.fire("openlead", event.detail);
  }

  /** From what changed: the focus comes back to it, not to the row below. */
  handleOpenChanged(event) {
    this.changedId = event.detail.leadId;
    this.keepLook();
    this.fire("openlead", event.detail);
  }

  handleBack() {
    forgetLook(this.userId, this.leadList.id);
    this.fire("back");
  }
}

/** How many of these leads have a status by now that the filter leaves out. */
function countOthers(leads, status) {
  return status ? (leads ?? []).filter((lead) => lead && lead.crm.status !== status).length : 0;
}
