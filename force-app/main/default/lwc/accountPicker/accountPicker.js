import { LightningElement, api } from "lwc";
import hintLabel from "@salesforce/label/c.Crosswalk_Account_Hint";
import newAccount from "@salesforce/label/c.Crosswalk_Account_New";
import notFoundLabel from "@salesforce/label/c.Crosswalk_Account_NotFound";
import placeholder from "@salesforce/label/c.Crosswalk_Account_Placeholder";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { isCancelled, problemOf, searchAccounts } from "c/connectorClient";
import { schedule } from "c/schedule";
import { formatLabel, joinParts } from "c/textFormat";
import { isSearchable } from "./isSearchable";

const PAUSE_MS = 250;

/**
 * Finds the account of a contact over Salesforce's search suggestions. Accounts are never created here, so what is
 * not found leads to Salesforce's own page. Fires `accountselect` ({account}), with null when it was cleared.
 */
export default class AccountPicker extends LightningElement {
  @api label;
  @api help;
  @api error;
  @api disabled = false;
  /** The chosen account, or null. */
  @api account;
  /** Company text of the lead. */
  @api company;
  /** Accounts proposed for the lead's company, shown before anything is typed. */
  @api suggestions = [];
  @api newAccountUrl;

  labels = { newAccount, notFound: notFoundLabel, placeholder, tryAgain };
  found = null;
  recent = null;
  q = "";
  isSearching = false;
  problem = null;

  disconnectedCallback() {
    this.cancel();
  }

  @api
  focus() {
    this.template.querySelector("c-typeahead").focus();
  }

  get accounts() {
    const proposed = this.suggestions.map(({ id }) => id);
    const others = (this.recent ?? []).filter(({ id }) => !proposed.includes(id));
    return this.found ?? [...this.suggestions, ...others];
  }

  get options() {
    return this.accounts.map((account) => ({
      id: account.id,
      label: account.name,
      detail: describe(account),
    }));
  }

  get chosen() {
    return this.account ? { id: this.account.id, label: this.account.name } : null;
  }

  get notFound() {
    return !this.account && this.found?.length === 0;
  }

  get hint() {
    if (this.account) {
      return describe(this.account);
    }
    return this.company && !this.notFound ? formatLabel(hintLabel, this.company) : null;
  }

  handleSearch(event) {
    this.q = event.detail.q.trim();
    this.cancel();
    if (isSearchable(this.q)) {
      this.isSearching = true;
      this.cancelPause = schedule(() => this.search(), PAUSE_MS);
    } else {
      this.found = null;
      this.proposeRecent();
    }
  }

  /** The accounts looked at last, asked for once. They are a convenience: without them the search still works. */
  async proposeRecent() {
    if (this.recent) {
      return;
    }
    this.recent = [];
    try {
      this.recent = (await searchAccounts("")).items;
    } catch {
      this.recent = null;
    }
  }

  async search() {
    const searching = new AbortController();
    this.searching = searching;
    this.problem = null;
    this.isSearching = true;
    try {
      const { items } = await searchAccounts(this.q, searching.signal);
      this.finish(searching, { found: items });
    } catch (error) {
      if (!isCancelled(error)) {
        this.finish(searching, { problem: problemOf(error) });
      }
    }
  }

  /** Takes the outcome of the search last begun; an older one comes too late. */
  finish(searching, outcome) {
    if (searching === this.searching) {
      Object.assign(this, outcome, { isSearching: false });
    }
  }

  cancel() {
    this.cancelPause?.();
    this.searching?.abort();
    this.isSearching = false;
  }

  handleRetry() {
    this.search();
  }

  handleChoose(event) {
    this.cancel();
    this.select(this.accounts.find((account) => account.id === event.detail.id));
  }

  handleClear() {
    this.select(null);
  }

  select(account) {
    this.dispatchEvent(new CustomEvent("accountselect", { detail: { account } }));
  }
}

function describe({ industry, city, country, owner, reason }) {
  return joinParts(reason, industry, city ?? country, owner);
}
