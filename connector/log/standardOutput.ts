import type { Writable } from "node:stream";
import { pino } from "pino";

/** Bytes that wait for a reader who has stalled. What comes after them is left out. */
interface WaitingBytes {
  max: number;
  /** For errors, which are what is looked for in a log with a gap. */
  errorsMax: number;
}

const waitingBytes: WaitingBytes = { max: 4 * 1024 * 1024, errorsMax: 5 * 1024 * 1024 };

/** pino's number of the level `error`. */
const errorLevel = 50;

/** A stream as the log's destination. */
export interface BoundedOutput {
  write(line: string): void;
  /** Of the line that comes; pino sets it. */
  lastLevel: number;
  /** Called with the number of lines that were left out, once the reader goes on. */
  tellGap?: (lines: number) => void;
}

/**
 * Node writes at once what a pipe takes, and keeps the rest, so that a reader who stalls stops nobody. What
 * pino opens by itself waits for such a reader at the end of the process, and for one that is gone: it
 * repeats for ever a write that is refused with EPIPE.
 */
export function boundOutput(stream: Writable, { max, errorsMax } = waitingBytes): BoundedOutput {
  let leftOut = 0;

  const output: BoundedOutput = {
    lastLevel: 0,
    write(line) {
      listen(stream);
      const room = output.lastLevel >= errorLevel ? errorsMax : max;
      if (stream.writableLength >= room) {
        if (++leftOut === 1) stream.once("drain", tell);
        return;
      }
      // Where the gap is, but not between errors that have taken the others' room.
      if (stream.writableLength < max) tell();
      stream.write(line);
    },
  };

  function tell(): void {
    if (leftOut === 0) return;
    const lines = leftOut;
    leftOut = 0;
    stream.off("drain", tell);
    output.tellGap?.(lines);
  }

  return Object.assign(output, { [pino.symbols.needsMetadataGsym]: true });
}

/** Gives a reader who is slow that long to take what waits. */
export async function writtenOut(msMax: number): Promise<void> {
  const { stdout } = process;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, msMax);
  listen(stdout);
  // What a gap had in it is told when all else is written.
  const write = () => stdout.write("", () => (stdout.writableLength === 0 ? resolve() : write()));
  if (stdout.writableLength === 0) resolve();
  else write();
  await promise;
  clearTimeout(timer);
}

/** Nobody reads any more, or the disk is full. There is no place where that could be told. */
function listen(stream: Writable): void {
  if (!stream.listeners("error").includes(ignore)) stream.on("error", ignore);
}

function ignore(): void {}
