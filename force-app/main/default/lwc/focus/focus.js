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

/** Asks again for what failed. Where the button with the focus goes with the error, the component has it. */
export async function retry(component, ask) {
  const { template } = component;
  const hadFocus = template.activeElement !== null;
  await ask();
  await Promise.resolve();
  if (hadFocus && template.activeElement === null) {
    component.focus();
  }
}

/**
 * Brings what has got the focus above a footer that is always in sight and lies over it, where no browser
 * scrolls by itself. Not what was clicked, which must not move under the pointer.
 */
export function keepAbove(footer, event) {
  const [focused] = event.composedPath();
  if (footer && focused.matches(":focus-visible") && liesUnder(focused, footer)) {
    focused.scrollIntoView({ block: "center" });
  }
}

/** The same below a head that is always in sight. */
export function keepBelow(head, event) {
  const [focused] = event.composedPath();
  const isUnder = focused.getBoundingClientRect().top < head.getBoundingClientRect().bottom;
  if (isUnder && !head.contains(focused) && focused.matches(":focus-visible")) {
    focused.scrollIntoView({ block: "center" });
  }
}

function liesUnder(element, footer) {
  const isWithin = footer.contains(element);
  return !isWithin && element.getBoundingClientRect().bottom > footer.getBoundingClientRect().top;
}
