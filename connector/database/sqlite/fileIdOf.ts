import { statSync } from "node:fs";

/**
 * Identifies a file whatever its name; null where there is none. It is never opened here, because closing it
 * would release SQLite's locks.
 */
export function fileIdOf(file: string): string | null {
  const found = file === ":memory:" ? undefined : statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}
