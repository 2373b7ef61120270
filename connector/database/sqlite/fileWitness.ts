import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { Witness } from "../engine/engine.ts";

/** Disks round times, and a write takes a while: times closer than this count as equal. */
const roundedMs = 2_000;

/**
 * A witness in a file of its own, which each step makes anew and which has in it when it was made. A copy
 * that came back with the database names another time: `cp -a` and `tar` can't put back when a file was made.
 * A platform that changes the owner or the rights of all files at each start leaves that as it was.
 *
 * Where a disk does not keep it, or an earlier version wrote over the file, it is known by the times at which
 * it was written and changed last. There a change of its owner looks like a copy.
 */
export function fileWitness(file: string): Witness {
  return {
    read() {
      const [, steps, at] = /^(\d+)(?: (\d+))?$/.exec(textOf(file)) ?? [];
      if (steps === undefined || (at !== undefined && !isOwn(file, Number(at)))) return null;
      return Number(steps);
    },
    write(steps) {
      try {
        const madeAt = makeAnew(file, steps);
        if (isOwn(file, madeAt)) return;
        // A disk that is another machine's has a clock of its own.
        const at = Math.round(statSync(file).mtimeMs);
        writeFileSync(file, `${steps} ${at}`);
        // A disk that keeps no such times would have it asked without end.
        if (!isOwn(file, at)) writeFileSync(file, String(steps));
      } catch {
        // The database's own folder: who works with the database meets the same error, and tells it.
        // What can't be written is written the next time.
      }
    },
  };
}

/** Puts a new file in the place of the last one. Answers when it was made, as it says itself. */
function makeAnew(file: string, steps: number): number {
  const incoming = `${file}.new`;
  rmSync(incoming, { force: true });
  const opened = openSync(incoming, "wx", 0o600);
  let at: number;
  try {
    const { birthtimeMs } = fstatSync(opened);
    at = birthtimeMs > 0 ? Math.round(birthtimeMs) : Date.now();
    writeFileSync(opened, `${steps} ${at}`);
  } finally {
    closeSync(opened);
  }
  renameSync(incoming, file);
  return at;
}

function isOwn(file: string, at: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return false;
  const { birthtimeMs, mtimeMs, ctimeMs } = found;
  const isAsWritten = Math.abs(mtimeMs - at) <= roundedMs && Math.abs(ctimeMs - mtimeMs) <= roundedMs;
  return Math.round(birthtimeMs) === at || isAsWritten;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
