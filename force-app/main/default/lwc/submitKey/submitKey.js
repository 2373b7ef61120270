/**
 * Whether a key press goes on with the work, as the button at the bottom does: Alt+Enter, pressed anew.
 * Whoever composes a word or chooses from a list means that by Enter.
 */
export function isSubmitKey({
  key,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
  isComposing,
  repeat,
  defaultPrevented,
}) {
  const isOther = ctrlKey || metaKey || shiftKey || isComposing || repeat || defaultPrevented;
  return key === "Enter" && altKey && !isOther;
}
