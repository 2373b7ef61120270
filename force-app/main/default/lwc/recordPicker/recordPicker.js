import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { RecordSearch } from "c/recordSearch";

/**
 * Searches for a record while the user types. Records are {id, name, detail?} and further members. The slot
 * `not-found` explains an empty result. Fires `recordselect` ({record}), null when cleared.
 */
export default class RecordPicker extends BaseElement {
  @api label;
  @api help;
  @api placeholder;
  @api error;
  @api required = false;
  @api disabled = false;
  /** The chosen record, or null. */
  @api record;
  /** Records shown first before anything is typed. */
  @api suggestions = [];
  /** `find(q, signal)` answers records; for an empty text those to begin with. */
  @api find;

  search = { found: null, isSearching: false, problem: null };
  first = null;

  connectedCallback() {
    this.searching = new RecordSearch(
      (q, signal) => this.find(q, signal),
      (search) => {
        this.search = search;
      },
    );
  }

  disconnectedCallback() {
    this.searching.stop();
  }

  /** The found records; none during a search; before that the suggestions, then the first records. */
  get records() {
    const { found, isSearching } = this.search;
    const first = this.first ?? [];
    if (found || isSearching) {
      return found ?? [];
    }
    const suggested = this.suggestions.map(({ id }) => id);
    return [...this.suggestions, ...first.filter(({ id }) => !suggested.includes(id))];
  }

  get options() {
    return this.records.map(toOption);
  }

  get chosen() {
    return this.record ? toOption(this.record) : null;
  }

  get notFound() {
    return !this.record && this.search.found?.length === 0;
  }

  handleSearch(event) {
    if (!this.searching.type(event.detail.q)) {
      this.proposeFirst();
    }
  }

  /** Loads the first suggestions once. Errors are ignored, because the search works without them. */
  async proposeFirst() {
    if (this.first) {
      return;
    }
    this.first = [];
    try {
      this.first = await this.find("");
    } catch {
      this.first = null;
    }
  }

  handleRetry() {
    this.searching.run();
  }

  handleChoose(event) {
    this.searching.stop();
    this.select(this.records.find(({ id }) => id === event.detail.id));
  }

  handleClear() {
    this.select(null);
  }

  select(record) {
    this.fire("recordselect", { record });
  }
}

function toOption({ id, name, detail }) {
  return detail ? { id, label: name, detail } : { id, label: name };
}
