/** Rows rendered together. A few chunks fill a panel. */
export const CHUNK_SIZE = 40;

/** The height of a row in pixels before one was measured. */
const GUESSED_ROW = 64;

/**
 * Decides which chunks of a long list are rendered: those near the screen and the one with the focus. The
 * others keep their height, so that scrolling does not jump. Calls `onChange` when the chunks change.
 */
export class RowWindow {
  near = new Set([0]);
  heights = new Map();
  pinned = 0;

  /** `size`: how many rows a chunk has; fewer where a row holds much. */
  constructor(onChange, size = CHUNK_SIZE) {
    this.onChange = onChange;
    this.size = size;
    this.observer = globalThis.IntersectionObserver && new IntersectionObserver((seen) => this.follow(seen));
    this.watched = new WeakSet();
  }

  /** Observes the chunks' elements, each with its number in data-chunk. Those observed before stay so. */
  watch(elements) {
    for (const element of elements) {
      if (!this.watched.has(element)) {
        this.watched.add(element);
        this.observer?.observe(element);
      }
    }
  }

  stop() {
    this.observer?.disconnect();
  }

  /** Starts over for another list. */
  reset() {
    this.near = new Set([0]);
    this.heights = new Map();
    this.pinned = 0;
  }

  /** Rows have become higher or lower. */
  forgetHeights() {
    this.heights = new Map();
  }

  /** Renders the rows around this one, as if it were on the screen. */
  lookAt(index) {
    this.near = new Set([Math.floor(index / this.size)]);
    this.onChange();
  }

  /** Keeps the chunk of a row rendered while others scroll. */
  pin(index) {
    this.pinned = Math.floor(index / this.size);
  }

  /** The chunks of a list: [{number, from, to, isShown, style}]. */
  chunks(count) {
    return Array.from({ length: Math.ceil(count / this.size) }, (_, number) => {
      const from = number * this.size;
      const to = Math.min(from + this.size, count);
      const isShown = this.isShown(number);
      return { number, from, to, isShown, style: isShown ? null : this.styleOf(number, to - from) };
    });
  }

  isShown(number) {
    const isNear = [number - 1, number, number + 1].some((other) => this.near.has(other));
    return isNear || number === this.pinned;
  }

  styleOf(number, rows) {
    const height = this.heights.get(number) ?? rows * this.usualRow();
    return `block-size: ${Math.round(height)}px`;
  }

  usualRow() {
    const known = [...this.heights.values()];
    const sum = known.reduce((total, height) => total + height, 0);
    return known.length ? sum / known.length / this.size : GUESSED_ROW;
  }

  follow(seen) {
    const near = new Set(this.near);
    for (const { target, isIntersecting, boundingClientRect } of seen) {
      const number = Number(target.dataset.chunk);
      if (this.isShown(number) && boundingClientRect.height > 0) {
        this.heights.set(number, boundingClientRect.height);
      }
      near[isIntersecting ? "add" : "delete"](number);
    }
    // While the panel is closed nothing is on the screen; the chunks stay as they were.
    if (near.size > 0) {
      this.near = near;
      this.onChange();
    }
  }
}
