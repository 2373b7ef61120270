/** Fills the numbered places of a custom label: `formatLabel("{0} of {1}", 3, 10)` is "3 of 10". */
export function formatLabel(label, ...values) {
  const fill = (place, index) => String(values[index] ?? place);
  return label.replace(/\{(\d+)\}/g, fill);
}

/** First and last name as one text, whichever of them are there. */
export function fullName({ firstName, lastName }) {
  return [firstName, lastName].filter(Boolean).join(" ");
}

/** The parts that have a value, joined by a middle dot. */
export function joinParts(...parts) {
  return parts.filter(Boolean).join(" · ");
}
