const observers = [];

/** Stands in for the browser's own, which jsdom has not: a test says what is on the screen. */
class FakeIntersectionObserver {
  constructor(callback) {
    this.callback = callback;
    this.targets = new Set();
    observers.push(this);
  }

  observe(target) {
    this.targets.add(target);
  }

  disconnect() {
    this.targets.clear();
  }
}

globalThis.IntersectionObserver = FakeIntersectionObserver;

/** Says that of these elements those at the indexes are on the screen, each so many pixels high. */
export function seeChunks(elements, indexes, height) {
  const entries = [...elements].map((target, index) => ({
    target,
    isIntersecting: indexes.includes(index),
    boundingClientRect: { height },
  }));
  for (const observer of observers) {
    const own = entries.filter(({ target }) => observer.targets.has(target));
    if (own.length) {
      observer.callback(own);
    }
  }
}
