import { LightningElement, api } from "lwc";
import hintLabel from "@salesforce/label/c.Crosswalk_Account_Hint";
import newAccount from "@salesforce/label/c.Crosswalk_Account_New";
import notFoundLabel from "@salesforce/label/c.Crosswalk_Account_NotFound";
import placeholder from "@salesforce/label/c.Crosswalk_Account_Placeholder";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { searchAccounts } from "c/connectorClient";
import { RecordSearch } from "c/recordSearch";
import { formatLabel, joinParts } from "c/textFormat";

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
  /** That nothing may be chosen. */
  @api isOptional = false;

  labels = { newAccount, notFound: notFoundLabel, placeholder, tryAgain };
  search = { found: null, isSearching: false, problem: null };
  recent = null;

  connectedCallback() {
    const find = async (q, signal) => (await searchAccounts(q, signal)).items;
    this.searching = new RecordSearch(find, (search) => {
      this.search = search;
    });
  }

  disconnectedCallback() {
    this.searching.stop();
  }

  @api
  focus() {
    this.template.querySelector("c-typeahead").focus();
  }

  get proposed() {
    return withoutRepeats(this.suggestions, this.recent ?? []);
  }

  get accounts() {
    return this.search.found ?? (this.search.isSearching ? [] : this.proposed);
  }

  get options() {
    return this.accounts.map(toOption);
  }

  get isRequired() {
    return !this.isOptional;
  }

  get chosen() {
    return this.account ? { id: this.account.id, label: this.account.name } : null;
  }

  get notFound() {
    return !this.account && this.search.found?.length === 0;
  }

  get companyHint() {
    return this.company && !this.notFound ? formatLabel(hintLabel, this.company) : null;
  }

  get hint() {
    return this.account ? describe(this.account) : this.companyHint;
  }

  handleSearch(event) {
    if (!this.searching.type(event.detail.q)) {
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

  handleRetry() {
    this.searching.run();
  }

  handleChoose(event) {
    this.searching.stop();
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

function toOption(account) {
  return { id: account.id, label: account.name, detail: describe(account) };
}

function withoutRepeats(first, others) {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !ids.has(id))];
}
