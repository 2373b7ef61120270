import { pageFromUrl, urlFromPage } from "./addresses";

export { urlFromPage };

const subscribers = new Set();
let current = pageFromUrl(window.location);

/** The page reference that the address bar names. */
export function currentPage() {
  return current;
}

/** Calls back on every change of page. Returns a function that ends the subscription. */
export function onPageChange(callback) {
  subscribers.add(callback);
  return () => subscribers.delete(callback);
}

/** Goes to a page in place. A web page outside Lightning Experience opens in a new tab. */
export function navigate(page, replace = false) {
  const url = urlFromPage(page);
  if (page.type === "standard__webPage" && !isOwn(url)) {
    window.open(url, "_blank", "noopener");
    return;
  }
  window.history[replace ? "replaceState" : "pushState"]({}, "", url);
  show();
}

/** Follows links and the back button without a reload, so that the utility bar keeps its state. */
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
