/**
 * Does something once after `delayMs`, unless the answered function is called before. The package's only
 * timer, so that every timer can be canceled.
 */
export function schedule(work, delayMs) {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}
