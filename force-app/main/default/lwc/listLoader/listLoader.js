import { LatestRequest } from "c/latestRequest";

/** The state of a list before its first answer. */
export const LOADING = stateOf({ items: null, nextCursor: null, problem: null, isLoadingMore: false });

/**
 * Loads a list by page. `readPage(cursor)` answers {items, nextCursor}; `nextCursor` may be absent.
 * `onChange(state)` gets a new state after each change: the items so far (null before the first answer), the
 * problem of the last request, and the flags that a page shows. Answers to earlier requests are ignored.
 */
export class ListLoader {
  state = LOADING;
  latest = new LatestRequest();

  constructor(readPage, onChange) {
    this.readPage = readPage;
    this.onChange = onChange;
  }

  /** Loads the first page. The items shown stay until it has come; `isNew` removes them at once. */
  load({ isNew = false } = {}) {
    const others = isNew ? { items: null, nextCursor: null, problem: null } : {};
    this.change({ ...others, isLoadingMore: false });
    return this.fetch(undefined, []);
  }

  /** Loads the next page behind the items shown. */
  loadMore() {
    this.change({ problem: null, isLoadingMore: true });
    return this.fetch(this.state.nextCursor, this.state.items);
  }

  async fetch(cursor, earlier) {
    const outcome = await this.latest.ask(() => this.readPage(cursor));
    if (outcome) {
      this.change({ ...changesOf(outcome, earlier), isLoadingMore: false });
    }
  }

  change(changes) {
    this.state = stateOf({ ...this.state, ...changes });
    this.onChange(this.state);
  }
}

function changesOf({ answer, problem }, earlier) {
  if (problem) {
    return { problem };
  }
  const { items, nextCursor = null } = answer;
  return { items: [...earlier, ...items], nextCursor, problem: null };
}

function stateOf({ items, nextCursor, problem, isLoadingMore }) {
  return {
    items,
    nextCursor,
    problem,
    isLoadingMore,
    isLoading: !items && !problem,
    isEmpty: items?.length === 0,
    hasItems: Boolean(items?.length),
  };
}
