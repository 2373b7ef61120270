/** The page reference of an address of Lightning Experience. The home page where the address has none. */
export function pageFromUrl({ pathname, search }) {
  const [, , kind, first, second, third] = pathname.split("/").map(decodeURIComponent);
  const state = Object.fromEntries(new URLSearchParams(search));
  if (kind === "r" && first && second) {
    const [objectApiName, recordId, actionName] = third ? [first, second, third] : [null, first, second];
    return { type: "standard__recordPage", attributes: { objectApiName, recordId, actionName }, state };
  }
  if (kind === "o" && first) {
    const attributes = { objectApiName: first, actionName: second ?? "home" };
    return { type: "standard__objectPage", attributes, state };
  }
  if (kind === "n" && first) {
    return { type: "standard__navItemPage", attributes: { apiName: first }, state };
  }
  if (kind === "search") {
    return { type: "standard__search", attributes: {}, state };
  }
  return { type: "standard__namedPage", attributes: { pageName: "home" }, state };
}

/** The address of a page reference, as Lightning's `GenerateUrl` makes it. Throws for an unknown type. */
export function urlFromPage({ type, attributes = {}, state = {} }) {
  const query = new URLSearchParams(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ).toString();
  return path(type, attributes) + (query ? `?${query}` : "");
}

function path(type, attributes) {
  const { objectApiName, recordId, actionName, apiName, pageName, url } = attributes;
  switch (type) {
    case "standard__recordPage":
      return `/lightning/r/${objectApiName ? `${objectApiName}/` : ""}${recordId}/${actionName ?? "view"}`;
    case "standard__objectPage":
      return `/lightning/o/${objectApiName}/${actionName ?? "home"}`;
    case "standard__navItemPage":
      return `/lightning/n/${apiName}`;
    case "standard__namedPage":
      return `/lightning/page/${pageName}`;
    case "standard__search":
      return "/lightning/search";
    case "standard__webPage":
      return url;
    default:
      throw new Error(`Lightning does not know the page reference type ${type}.`);
  }
}
