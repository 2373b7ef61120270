import { isCancelled, problemOf } from "c/connectorClient";
import { schedule } from "c/timer";

/** The largest page of one request. */
export const PAGE_SIZE = 200;
/** The pause before loading, so that rows scrolled past are not loaded. */
const PAUSE_MS = 150;

/**
 * The rows of a long list, loaded where they are visible. `rows` has holes for unloaded rows; it is null
 * before the first answer. `readPage({offset, limit}, signal)` answers {items, total}. Calls `onChange` after
 * each answer.
 */
export class RowPages {
  rows = null;
  total = 0;
  problem = null;
  stale = new Set();

  constructor(onChange) {
    this.onChange = onChange;
  }

  /** Starts over. The rows stay until others have come, unless they are of another list or search. */
  async open(readPage, { isSame = false } = {}) {
    this.stop();
    const kept = isSame ? {} : { rows: null, total: 0, problem: null };
    Object.assign(this, { ...kept, readPage, isOver: true, stale: new Set() });
    await this.load(0);
  }

  /** Takes the rows away, where others will only be asked for after a while. */
  clear() {
    this.stop();
    Object.assign(this, { rows: null, total: 0, problem: null, stale: new Set() });
    this.onChange();
  }

  stop() {
    this.cancelPause?.();
    this.loading?.abort();
  }

  /** Loads the rows around this one once scrolling pauses. */
  need(index) {
    this.cancelPause?.();
    this.cancelPause = schedule(() => this.load(index), PAUSE_MS);
  }

  /** Marks loaded rows as outdated. They stay until they are visible, and are then loaded again. */
  outdate() {
    for (let page = 0; page * PAGE_SIZE < Math.max(this.total, 1); page += 1) {
      this.stale.add(page);
    }
    this.onChange();
  }

  /** The first row in a range that must be loaded, or null. */
  hole(from, to) {
    for (let index = from; index < to; index += 1) {
      if (!this.rows?.[index] || this.stale.has(Math.floor(index / PAGE_SIZE))) {
        return index;
      }
    }
    return null;
  }

  async load(index) {
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    const page = Math.floor(index / PAGE_SIZE);
    try {
      const answer = await this.ask(page, loading.signal);
      if (loading === this.loading) {
        this.receive(page, answer);
      }
    } catch (error) {
      if (!isCancelled(error) && loading === this.loading) {
        this.problem = problemOf(error);
        this.onChange();
      }
    }
  }

  /** One row, which is loaded where it isn't yet, whatever is loaded besides. Throws where that fails. */
  async rowAt(index) {
    if (!this.rows?.[index]) {
      const { readPage } = this;
      const page = Math.floor(index / PAGE_SIZE);
      const answer = await this.ask(page);
      if (readPage === this.readPage) {
        this.receive(page, answer);
      }
    }
    return this.rows?.[index];
  }

  ask(page, signal) {
    return this.readPage({ offset: page * PAGE_SIZE || undefined, limit: PAGE_SIZE }, signal);
  }

  receive(page, { items, total }) {
    this.rows = this.isOver ? null : this.rows;
    this.isOver = false;
    const rows = this.rows?.length === total ? [...this.rows] : this.resized(total);
    items.forEach((row, index) => {
      rows[page * PAGE_SIZE + index] = row;
    });
    this.stale.delete(page);
    Object.assign(this, { rows, total, problem: null });
    this.onChange();
  }

  resized(total) {
    return Array.from({ length: total }, (_, index) => this.rows?.[index]);
  }

  /** Replaces a row by its new version. */
  replace(isSame, row) {
    this.rows = this.rows?.map((known) => (known && isSame(known) ? row : known)) ?? null;
    this.onChange();
  }
}
