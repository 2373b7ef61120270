/** Whether there is nothing to save. */
export function isNothing(changes) {
  return Object.keys(changes).length === 0;
}

/** Settings with changes. Each place of the Lead Source is changed by itself. */
export function withChanges(settings, { leadSource, ...changes }) {
  const changed = { ...settings, ...changes };
  return leadSource ? { ...changed, leadSource: { ...settings.leadSource, ...leadSource } } : changed;
}
