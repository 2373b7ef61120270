/**
 * Where the user was when a page that follows the working tree loads itself again: open utilities and how far
 * everything was scrolled. Other reloads keep nothing, as in Lightning.
 */
const key = "practice.place";
/** The shell's own, as Lightning Web Security puts one of the components' in its place. */
const storage = window.sessionStorage;
const waitMsMax = 5_000;
const kept = take();

/** The open utilities, a list of their components' names. */
export const openUtilities = kept.open;

/** Keeps the place once the page is about to load again. `open`: gives the open utilities. */
export function keepPlace(open) {
  const keep = () => storage.setItem(key, JSON.stringify({ open: open(), scrolled: scrolledElements() }));
  window.addEventListener("practicereload", keep);
  return () => window.removeEventListener("practicereload", keep);
}

/** Scrolls everything to where it was, as soon as it is long enough. */
export function returnToPlace() {
  const until = performance.now() + waitMsMax;
  const missing = new Map(kept.scrolled);
  const step = () => {
    elements().forEach(([name, element]) => {
      const top = missing.get(name);
      if (top !== undefined && element.scrollHeight - element.clientHeight >= top) {
        element.scrollTop = top;
        missing.delete(name);
      }
    });
    if (missing.size > 0 && performance.now() < until) {
      requestAnimationFrame(step);
    }
  };
  step();
}

function take() {
  const place = JSON.parse(storage.getItem(key)) ?? { open: [], scrolled: [] };
  storage.removeItem(key);
  return place;
}

function scrolledElements() {
  return elements()
    .filter(([, { scrollTop }]) => scrollTop > 0)
    .map(([name, { scrollTop }]) => [name, scrollTop]);
}

/** All elements, whatever shadow they are in, each named by its kind and its place among these. */
function elements() {
  const counts = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode;
    const kind = `${element.tagName}.${element.className}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    found.push([`${kind} ${counts.get(kind)}`, element]);
  }
  return found;
}
