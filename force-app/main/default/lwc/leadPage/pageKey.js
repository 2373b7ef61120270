const ACTIONS = { ArrowUp: "openPrevious", ArrowDown: "openNext", Enter: "goOn" };

/** What a key does on the page of a lead, with Alt alone: the name of an action, or null. */
export function pageKey({ key, altKey, ctrlKey, metaKey, shiftKey, isComposing, repeat }) {
  const isOther = ctrlKey || metaKey || shiftKey || isComposing || repeat;
  return altKey && !isOther ? (ACTIONS[key] ?? null) : null;
}
