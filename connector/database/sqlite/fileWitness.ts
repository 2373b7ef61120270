import { readFileSync, statSync, writeFileSync } from "node:fs";
import type { Witness } from "../engine/engine.ts";

/** What a disk may round times to, and what a write may take. */
const roundedMs = 2_000;

/**
 * A witness in a file of its own, with the time at which it was written. A copy of it that came back with the
 * database is known by the file's own times: `cp -a` and `tar` put back when it was written, but not when it
 * was changed last, and `cp` puts back neither. A change of its owner or its rights looks the same.
 */
export function fileWitness(file: string): Witness {
  return {
    read() {
      const [, steps, at] = /^(\d+)(?: (\d+))?$/.exec(textOf(file)) ?? [];
      if (steps === undefined || (at !== undefined && !isAsWritten(file, Number(at)))) return null;
      return Number(steps);
    },
    write(steps) {
      try {
        let at = Date.now();
        for (let tries = 0; tries < 2; tries += 1) {
          writeFileSync(file, `${steps} ${at}`, { mode: 0o600 });
          if (isAsWritten(file, at)) return;
          // Its disk is another machine's, with a clock of its own.
          at = Math.round(statSync(file).mtimeMs);
        }
        // A disk that keeps no such times would have it asked without end.
        writeFileSync(file, String(steps));
      } catch {
        // The database's own folder: who works with the database meets the same error, and tells it.
        // What can't be written is written the next time.
      }
    },
  };
}

function isAsWritten(file: string, at: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return false;
  const { mtimeMs, ctimeMs } = found;
  return Math.abs(mtimeMs - at) <= roundedMs && Math.abs(ctimeMs - mtimeMs) <= roundedMs;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
