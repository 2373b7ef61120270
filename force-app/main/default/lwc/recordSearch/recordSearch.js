import { isCancelled, problemOf } from "c/connectorClient";
import { schedule } from "c/timer";
import { isSearchable } from "./isSearchable";

const PAUSE_MS = 250;
const NOTHING = { found: null, isSearching: false, problem: null };

/**
 * Searches while the user types: from the third character, after a pause, keeping only the latest answer.
 * `find(q, signal)` searches; `onChange({found, isSearching, problem})` gets the result, with `found` null
 * without a search.
 */
export class RecordSearch {
  constructor(find, onChange) {
    this.find = find;
    this.onChange = onChange;
    this.state = NOTHING;
  }

  /** Answers whether the text can be searched. */
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

  /** Searches at once, also after a failure. */
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

  /** Forgets the search too: `find` may answer although it was aborted. */
  stop() {
    this.cancelPause?.();
    this.searching?.abort();
    this.searching = null;
    this.change({ isSearching: false });
  }

  /** Takes the result of the latest search and ignores older ones. */
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
