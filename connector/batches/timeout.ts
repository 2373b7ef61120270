/** A bell that can be waited for beside other things. It holds up no process that wants to end. */
export interface Timeout {
  /** Settles `ms` after it was first asked for since it rang last. */
  next(ms: number): Promise<void>;
  /** It does not ring any more. */
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
