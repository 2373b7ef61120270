const PAGE = 10;

/** The row that a key goes to from another, or null for a key that goes nowhere. */
export function rowAfterKey(key, index, total) {
  const targets = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE,
    PageUp: index - PAGE,
    Home: 0,
    End: total - 1,
  };
  return key in targets ? Math.min(Math.max(targets[key], 0), total - 1) : null;
}

/** Whether the key press is that of selecting everything. */
export function isSelectAll({ key, ctrlKey, metaKey }) {
  return key.toLowerCase() === "a" && (ctrlKey || metaKey);
}
