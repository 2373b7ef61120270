const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `work`. Where a signal ends the process meanwhile, `leave` comes first, and nothing after `work`
 * begins; a second signal ends it at once. `work` is told by its own AbortSignal to begin nothing more.
 */
export async function untilSignal<T>(
  leave: () => void | Promise<void>,
  work: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const end = async (signal: NodeJS.Signals) => {
    forget();
    ending.abort(new Error(`${signal} ended it.`));
    await leave();
    process.kill(process.pid, signal);
  };
  let ended: Promise<void> | undefined;
  const onSignal = (signal: NodeJS.Signals) => void (ended = end(signal));
  const forget = () => signals.forEach((signal) => process.off(signal, onSignal));
  signals.forEach((signal) => process.on(signal, onSignal));
  try {
    return await work(ending.signal);
  } finally {
    forget();
    await ended;
  }
}
