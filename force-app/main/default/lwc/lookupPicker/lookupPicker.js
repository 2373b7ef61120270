import { LightningElement, api } from "lwc";
import notFound from "@salesforce/label/c.Crosswalk_Lookup_NotFound";
import placeholder from "@salesforce/label/c.Crosswalk_Lookup_Placeholder";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { findLookupRecords } from "c/connectorClient";
import { RecordSearch } from "c/recordSearch";

/**
 * Chooses the record of a lookup field: the object's first by name before anything is typed, then what Salesforce finds.
 * Fires `recordselect` ({record}), with null when it was cleared.
 */
export default class LookupPicker extends LightningElement {
  @api label;
  @api help;
  @api error;
  @api required = false;
  @api disabled = false;
  /** API name of the object that the field refers to. */
  @api objectApiName;
  /** The chosen record, {id, name}, or null. */
  @api record;

  labels = { notFound, placeholder, tryAgain };
  search = { found: null, isSearching: false, problem: null };
  first = null;

  connectedCallback() {
    const find = async (q, signal) => (await findLookupRecords(this.objectApiName, q, signal)).items;
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

  get records() {
    return this.search.found ?? (this.search.isSearching ? [] : (this.first ?? []));
  }

  get options() {
    return this.records.map(toOption);
  }

  get chosen() {
    return this.record ? { id: this.record.id, label: this.record.name } : null;
  }

  get notFound() {
    return !this.record && this.search.found?.length === 0;
  }

  handleSearch(event) {
    if (!this.searching.type(event.detail.q)) {
      this.proposeFirst();
    }
  }

  /** Asked for once. A convenience: without them the search still works. */
  async proposeFirst() {
    if (this.first) {
      return;
    }
    this.first = [];
    try {
      this.first = (await findLookupRecords(this.objectApiName, "")).items;
    } catch {
      this.first = null;
    }
  }

  handleRetry() {
    this.searching.run();
  }

  handleChoose(event) {
    this.searching.stop();
    const chosen = this.records.find(({ id }) => id === event.detail.id);
    this.dispatchEvent(new CustomEvent("recordselect", { detail: { record: chosen } }));
  }

  handleClear() {
    this.dispatchEvent(new CustomEvent("recordselect", { detail: { record: null } }));
  }
}

function toOption({ id, name }) {
  return { id, label: name };
}
