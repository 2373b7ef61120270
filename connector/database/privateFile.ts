import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";

/**
 * Makes sure that a file is there and that its owner alone may read and write it; what SQLite puts beside it
 * follows its rights. A file that is there is not opened: to close it again would end every lock that this
 * process has on it.
 */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  tighten(file);
}

/** Takes all rights but its owner's from a file or folder, where it is there. */
export function tighten(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
}
