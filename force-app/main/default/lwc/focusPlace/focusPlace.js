/**
 * Whether a component may move the focus: it has it, or nobody has, because the button with it has gone.
 * Whoever types elsewhere in Salesforce keeps it.
 */
export function mayTakeFocus(template) {
  return template.activeElement !== null || [null, document.body].includes(document.activeElement);
}

/**
 * Moves the focus, where it may, to what matches. For what comes in place of another component that has the
 * focus: LWC renders the new one first, and the old one goes in the same turn.
 */
export async function focusInstead(template, selector) {
  await Promise.resolve();
  if (mayTakeFocus(template)) {
    template.querySelector(selector)?.focus();
  }
}
