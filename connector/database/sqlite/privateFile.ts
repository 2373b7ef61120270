import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";

/**
 * Creates a file where missing and lets only its owner read and write it; SQLite's files beside it inherit
 * that. An existing file is not opened, because closing it would release this process's locks on it.
 */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  tighten(file);
}

/** Removes all rights but the owner's from a file or folder, if it exists. */
export function tighten(path: string): void {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
}
