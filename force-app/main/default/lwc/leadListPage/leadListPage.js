import { LightningElement, api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_Leads_All";
import back from "@salesforce/label/c.Crosswalk_Leads_Back";
import clear from "@salesforce/label/c.Crosswalk_Leads_ClearFilter";
import empty from "@salesforce/label/c.Crosswalk_Leads_Empty";
import emptyTextLabel from "@salesforce/label/c.Crosswalk_Leads_EmptyText";
import likely from "@salesforce/label/c.Crosswalk_Crm_Likely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import newLead from "@salesforce/label/c.Crosswalk_Crm_New";
import none from "@salesforce/label/c.Crosswalk_Leads_None";
import noneText from "@salesforce/label/c.Crosswalk_Leads_NoneText";
import possible from "@salesforce/label/c.Crosswalk_Crm_Possible";
import search from "@salesforce/label/c.Crosswalk_Leads_Search";
import shownLabel from "@salesforce/label/c.Crosswalk_Leads_Shown";
import statusLabel from "@salesforce/label/c.Crosswalk_Leads_Status";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { isCancelled, listLeads, problemOf } from "c/connectorClient";
import { schedule } from "c/schedule";
import { formatLabel, formatNumber } from "c/textFormat";

const SEARCH_PAUSE_MS = 300;
const PAGE_SIZE = 25;

/**
 * The leads of one list, searched and filtered, and what its owner does with it.
 * Fires `openlead` ({leadId}), `listchange` when the list was renamed, shared or deleted, and `back`.
 */
export default class LeadListPage extends LightningElement {
  labels = { back, clear, more, search, status: statusLabel, tryAgain };
  statusOptions = [
    { value: "", label: all },
    { value: "new", label: newLead },
    { value: "possible", label: possible },
    { value: "likely", label: likely },
    { value: "linked", label: linked },
  ];
  q = "";
  status = "";
  leads = null;
  total = 0;
  nextCursor = null;
  problem = null;
  isLoadingMore = false;
  listTask = null;
  _leadList = null;

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    const isOther = list.id !== this._leadList?.id;
    this._leadList = list;
    if (isOther) {
      this.q = "";
      this.status = "";
      this.load();
    }
  }

  disconnectedCallback() {
    this.cancelPause?.();
    this.loading?.abort();
  }

  @api
  focus() {
    const opened = this.openedId && this.template.querySelector(`c-lead-row[data-id="${this.openedId}"]`);
    (opened || this.template.querySelector("c-view-header")).focus();
    this.openedId = null;
  }

  @api
  refresh() {
    return this.load();
  }

  /** Shows a lead as it is now, without asking for the whole page again. */
  @api
  replaceLead(changed) {
    this.countAnew();
    this.leads = this.leads?.map((lead) => (lead.id === changed.id ? changed : lead)) ?? null;
  }

  get isLoading() {
    return !this.leads && !this.problem;
  }

  get hasLeads() {
    return Boolean(this.leads?.length);
  }

  get isEmpty() {
    return this.leads?.length === 0;
  }

  get isFiltered() {
    return Boolean(this.q || this.status);
  }

  get emptyHeading() {
    return this.isFiltered ? none : empty;
  }

  get emptyText() {
    return this.isFiltered ? noneText : emptyTextLabel;
  }

  get shown() {
    return formatLabel(shownLabel, formatNumber(this.leads.length), formatNumber(this.total));
  }

  async load() {
    this.leads = null;
    await this.fetchPage(undefined, []);
    this.countAnew();
    if (this.leads && this.isFiltered) {
      this.announce(this.leads.length ? this.shown : none);
    }
  }

  /** What was shown is known by now: the summary counts it without asking Salesforce. */
  countAnew() {
    this.template.querySelector("c-list-match-report")?.refresh();
  }

  async fetchPage(cursor, before) {
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    this.problem = null;
    try {
      const query = { q: this.q.trim(), status: this.status, cursor, limit: PAGE_SIZE };
      const page = await listLeads(this.leadList.id, query, loading.signal);
      this.leads = [...before, ...page.items];
      this.total = page.total;
      this.nextCursor = page.nextCursor;
    } catch (error) {
      if (!isCancelled(error)) {
        this.problem = problemOf(error);
      }
    }
  }

  handleSearch(event) {
    this.q = event.detail.value;
    this.cancelPause?.();
    this.cancelPause = schedule(() => this.load(), SEARCH_PAUSE_MS);
  }

  handleStatus(event) {
    this.status = event.detail.value;
    this.load();
  }

  handleReportFilter(event) {
    this.status = event.detail.status;
    this.load();
  }

  handleClear() {
    this.q = "";
    this.status = "";
    this.load();
    this.template.querySelector("lightning-input").focus();
  }

  handleRetry() {
    this.load();
  }

  async handleMore() {
    this.isLoadingMore = true;
    await this.fetchPage(this.nextCursor, this.leads);
    this.isLoadingMore = false;
    this.announce(this.shown);
  }

  handleListTask(event) {
    this.listTask = event.detail.action;
  }

  handleListTaskClose() {
    this.listTask = null;
    this.focus();
  }

  handleListChange(event) {
    this.listTask = null;
    this._leadList = event.detail.list;
    this.dispatchEvent(new CustomEvent("listchange"));
    this.focus();
  }

  handleListDelete() {
    this.listTask = null;
    this.dispatchEvent(new CustomEvent("listchange"));
    this.handleBack();
  }

  handleOpen(event) {
    this.openedId = event.detail.leadId;
    this.dispatchEvent(new CustomEvent("openlead", { detail: event.detail }));
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }
}
