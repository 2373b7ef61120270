/**
 * Whether a component may move the focus: it has it, or nobody has, because the button with it has gone.
 * Whoever types elsewhere in Salesforce keeps it.
 */
export function mayTakeFocus(template) {
  return template.activeElement !== null || [null, document.body].includes(document.activeElement);
}
