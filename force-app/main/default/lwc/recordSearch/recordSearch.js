import { isCancelled, problemOf } from "c/connectorClient";
import { schedule } from "c/schedule";
import { isSearchable } from "./isSearchable";

const PAUSE_MS = 250;
const NOTHING = { found: null, isSearching: false, problem: null };

/**
 * Searches while somebody types: from the third character on, once a pause, and only the answer to the last
 * question counts. `find(q, signal)` asks; `onChange({found, isSearching, problem})` is told, with `found`
 * null where nothing is searched for.
 */
export class RecordSearch {
  constructor(find, onChange) {
    this.find = find;
    this.onChange = onChange;
    this.state = NOTHING;
  }

  /** Returns whether the text is one to search for. */
  type(text) {
    this.q = text.trim();
    this.stop();
    const searches = isSearchable(this.q);
    if (searches) {
      this.change({ isSearching: true });
      this.cancelPause = schedule(() => this.run(), PAUSE_MS);
    } else {
      this.change(NOTHING);
    }
    return searches;
  }

  /** Asks at once, also again after a failure. */
  async run() {
    const searching = new AbortController();
    this.searching = searching;
    this.change({ isSearching: true, problem: null });
    try {
      this.finish(searching, { found: await this.find(this.q, searching.signal) });
    } catch (error) {
      if (!isCancelled(error)) {
        this.finish(searching, { problem: problemOf(error) });
      }
    }
  }

  stop() {
    this.cancelPause?.();
    this.searching?.abort();
    this.change({ isSearching: false });
  }

  /** Takes the outcome of the search last begun; an older one comes too late. */
  finish(searching, outcome) {
    if (searching === this.searching) {
      this.change({ ...outcome, isSearching: false });
    }
  }

  change(change) {
    this.state = { ...this.state, ...change };
    this.onChange(this.state);
  }
}
