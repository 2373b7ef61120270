import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Locks } from "../engine/locks.ts";
import { tighten } from "./privateFile.ts";
import { tryLock } from "./tryLock.ts";

/** The names of runners' locks, which are not used again; SQLite keeps journals beside them. */
const lockOfRunner = /^runner-[0-9a-f-]{36}$/;

/** The folder with the locks of the connectors that use a database. */
export const locksFolderOf = (file: string): string => `${file}-locks`;

/** Whether a connector has the database open, also one that is damaged. Clears away what ended ones left. */
export function isConnectorAlive(file: string): boolean {
  const folder = locksFolderOf(file);
  if (!existsSync(folder)) return false;
  fileLocks(folder);
  return readdirSync(folder).some((name) => lockOfRunner.test(name));
}

/** Locks as files in a folder beside the database. Clears away what ended connectors have left there. */
export function fileLocks(folder: string): Locks {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tighten(folder);
  const fileOf = (name: string) => join(folder, name);

  /** Another connector may remove a runner's file before it is locked. Then it is made once more. */
  function take(name: string): (() => void) | null {
    for (;;) {
      const release = tryLock(fileOf(name));
      if (release === null || existsSync(fileOf(name))) return release;
      release();
    }
  }

  function isHeld(name: string): boolean {
    if (!existsSync(fileOf(name))) return false;
    const release = tryLock(fileOf(name));
    if (release === null) return true;
    if (lockOfRunner.test(name)) rmSync(fileOf(name), { force: true });
    release();
    return false;
  }

  for (const name of readdirSync(folder)) {
    if (!lockOfRunner.test(name)) continue;
    try {
      isHeld(name);
    } catch {
      // A file that cannot be read tells nothing about others and does no harm.
    }
  }

  return {
    async tryLock(name) {
      const release = take(name);
      if (release === null) return null;
      return async () => {
        release();
        if (lockOfRunner.test(name)) rmSync(fileOf(name), { force: true });
      };
    },
    isHeld: async (name) => isHeld(name),
    // The system takes them from this process at its end alone.
    canBeLost: false,
    onLost: () => undefined,
  };
}

/** The locks of a database in memory, which no other connector has. */
export function lonelyLocks(): Locks {
  const held = new Set<string>();
  return {
    async tryLock(name) {
      if (held.has(name)) return null;
      held.add(name);
      return async () => void held.delete(name);
    },
    isHeld: async (name) => held.has(name),
    canBeLost: false,
    onLost: () => undefined,
  };
}
