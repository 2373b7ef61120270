/**
 * Splits a text where it matches what was typed, word starts only, as Salesforce's suggestions match:
 * `matchParts("Northwind Energy", "nor en")` marks "Nor" and "En". Returns [{key, text, isMatch}].
 */
export function matchParts(text, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const parts = [];
  for (const piece of text.split(/(\s+)/)) {
    const word = words.find((candidate) => piece.toLowerCase().startsWith(candidate));
    if (word) {
      parts.push({ text: piece.slice(0, word.length), isMatch: true });
      parts.push({ text: piece.slice(word.length), isMatch: false });
    } else {
      parts.push({ text: piece, isMatch: false });
    }
  }
  return parts.filter((part) => part.text).map((part, key) => ({ ...part, key }));
}
