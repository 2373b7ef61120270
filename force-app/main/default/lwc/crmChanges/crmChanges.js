/**
 * How the parts of one page tell each other what has changed in the CRM, so that the panel and the component
 * of a record page show the same at once.
 */
const listeners = new Map();

/**
 * Tells the others: {lead} as it is now, {quota}, {hasNewRole} where a contact was given a role, or nothing
 * where more has changed than can be said. `from` is who tells it, and is not told.
 */
export function tellChange(change, from) {
  [...listeners].forEach(([listener, owner]) => {
    if (owner !== from) {
      listener(change);
    }
  });
}

/** Calls `listener(change)` on each change that another part tells; returns what ends that. */
export function onChange(listener, owner) {
  listeners.set(listener, owner);
  return () => listeners.delete(listener);
}
