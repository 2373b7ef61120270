const { stdout } = process;

/** Bytes that wait for a reader who has stalled. What comes after them is left out. */
const waitingBytesMax = 4 * 1024 * 1024;

/**
 * Standard output as the log's destination. Node writes at once what a pipe takes, and keeps the rest, so
 * that a reader who stalls stops nobody. What pino opens by itself waits for such a reader at the end of the
 * process, and for one that is gone: it repeats for ever a write that is refused with EPIPE.
 */
export const standardOutput = {
  write(line: string): void {
    listen();
    if (stdout.writableLength < waitingBytesMax) stdout.write(line);
  },
};

/** Gives a reader who is slow that long to take what waits. */
export async function writtenOut(msMax: number): Promise<void> {
  if (stdout.writableLength === 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, msMax);
  listen();
  stdout.write("", () => resolve());
  await promise;
  clearTimeout(timer);
}

/** Nobody reads any more, or the disk is full. There is no place where that could be told. */
function listen(): void {
  if (!stdout.listeners("error").includes(ignore)) stdout.on("error", ignore);
}

function ignore(): void {}
