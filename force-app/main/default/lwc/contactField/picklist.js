/** The chosen option of a picklist as a typeahead shows it, or null. */
export function toChosen(options, chosen) {
  const option = options.find(({ value }) => value === chosen);
  return option ? toChoice(option) : null;
}

/** The options of which the label, or one word of it, starts with what was typed. */
export function searchOptions(options, q) {
  const typed = q.trim().toLowerCase();
  return options.filter(({ label }) => startsWith(label.toLowerCase(), typed)).map(toChoice);
}

function startsWith(label, typed) {
  return label.startsWith(typed) || label.split(/\s+/).some((word) => word.startsWith(typed));
}

function toChoice({ value, label }) {
  return { id: value, label };
}
