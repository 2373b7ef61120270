import { pageFromUrl, urlFromPage } from "./addresses";

export { urlFromPage };

const subscribers = new Set();
let current = pageFromUrl(window.location);

/** The page reference that the address bar names. */
export function currentPage() {
  return current;
}

/** Calls back on every change of page; returns what ends the subscription. */
export function onPageChange(callback) {
  subscribers.add(callback);
  return () => subscribers.delete(callback);
}

/** Goes to a page: web pages and records of no known page in a new tab, everything else in place. */
export function navigate(page, replace = false) {
  const url = urlFromPage(page);
  if (page.type === "standard__webPage" && !isOwn(url)) {
    window.open(url, "_blank", "noopener");
    return;
  }
  window.history[replace ? "replaceState" : "pushState"]({}, "", url);
  show();
}

/**
 * Follows links and the back button without loading the document again, so that the utility bar stays as it
 * is.
 */
export function startRouter() {
  window.addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node.tagName === "A" && node.href);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target === "_blank" || !isOwn(link.href)) {
      return;
    }
    event.preventDefault();
    window.history.pushState({}, "", link.href);
    show();
  });
}

function isOwn(url) {
  const { origin, pathname } = new URL(url, window.location.href);
  return origin === window.location.origin && pathname.startsWith("/lightning/");
}

function show() {
  current = pageFromUrl(window.location);
  subscribers.forEach((callback) => callback(current));
}
