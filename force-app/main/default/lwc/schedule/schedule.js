/**
 * Does something once, `delayMs` from now, unless the returned function is called before. The package's only
 * timer, so that whoever starts one also holds the way to undo it.
 */
export function schedule(work, delayMs) {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}
