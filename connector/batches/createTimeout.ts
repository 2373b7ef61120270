/** A re-armable timeout for Promise.race. It does not keep the process alive. */
interface Timeout {
  /** Resolves `ms` after the first call since it last resolved. */
  next(ms: number): Promise<void>;
  /** Never resolves again. */
  stop(): void;
}

export function createTimeout(): Timeout {
  let ringing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    next(ms) {
      ringing ??= new Promise((resolve) => {
        timer = setTimeout(() => {
          ringing = undefined;
          resolve();
        }, ms).unref();
      });
      return ringing;
    },
    stop: () => clearTimeout(timer),
  };
}
