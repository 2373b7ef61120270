import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { tighten } from "./privateFile.ts";
import { tryLock } from "./tryLock.ts";

/**
 * This connector among those that may use the same database. What it knows of others comes from system locks,
 * never from clocks.
 */
export interface Runner {
  /** Identifies it in the rows that it works on. */
  id: string;
  /** Creations with a request of this process in flight. */
  inFlight: Set<string>;
  /** Lead lists that this process imports or removes now. */
  listsInHand: Set<string>;
  /** Whether the connector with that id still runs. */
  isAlive(id: string): boolean;
  /**
   * Whether this process is the leader, which runs the background jobs. One connector at a time is, until it
   * ends.
   */
  isLeader(): boolean;
  /**
   * Does the work when it is this connector's turn among all. Throws `busy()` where the turn does not come
   * within `patienceMs`.
   */
  inTurn<T>(name: string, patienceMs: number, busy: () => Error, work: () => Promise<T>): Promise<T>;
  /** Releases everything before the process ends. */
  close(): void;
}

const lookAgainMs = 20;

/** The names of runners' locks; SQLite keeps journals beside them. */
const lockOfRunner = /^runner-[0-9a-f-]{36}$/;

/** Locks are files in a folder beside the database. */
export function createRunner(databaseFile: string): Runner {
  return databaseFile === ":memory:" ? aloneRunner() : sharingRunner(`${databaseFile}-locks`);
}

/** The runner of a database in memory, which no other connector has. */
function aloneRunner(): Runner {
  const id = randomUUID();
  return {
    id,
    inFlight: new Set(),
    listsInHand: new Set(),
    isAlive: (other) => other === id,
    isLeader: () => true,
    inTurn: (_name, _patienceMs, _busy, work) => work(),
    close: () => undefined,
  };
}

/**
 * Takes a new name and its lock file. Another connector may delete the file before it is locked; then the
 * next name is tried.
 */
function takeName(runnerFile: (runner: string) => string): { id: string; release: () => void } {
  for (;;) {
    const id = randomUUID();
    const release = tryLock(runnerFile(id));
    if (release !== null && existsSync(runnerFile(id))) return { id, release };
    release?.();
  }
}

function sharingRunner(folder: string): Runner {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  tighten(folder);
  const fileOf = (name: string) => join(folder, name);
  const runnerFile = (runner: string) => fileOf(`runner-${runner}`);
  const { id, release: releaseOwn } = takeName(runnerFile);
  let releaseLead: (() => void) | null = null;
  let isClosed = false;

  const isAlive = (other: string) => {
    if (other === id) return true;
    if (!existsSync(runnerFile(other))) return false;
    const release = tryLock(runnerFile(other));
    if (release === null) return true;
    // The name is not used again.
    rmSync(runnerFile(other), { force: true });
    release();
    return false;
  };
  const clearAway = () => {
    for (const name of readdirSync(folder)) {
      if (!lockOfRunner.test(name)) continue;
      try {
        isAlive(name.slice(7));
      } catch {
        // A file that cannot be read tells nothing about others and does no harm.
      }
    }
  };

  return {
    id,
    inFlight: new Set(),
    listsInHand: new Set(),
    isAlive,
    isLeader() {
      if (isClosed || releaseLead !== null) return !isClosed;
      releaseLead = tryLock(fileOf("background"));
      if (releaseLead !== null) clearAway();
      return releaseLead !== null;
    },
    async inTurn(name, patienceMs, busy, work) {
      const giveUpAt = performance.now() + patienceMs;
      let release = tryLock(fileOf(name));
      while (release === null) {
        if (performance.now() > giveUpAt) throw busy();
        await wait(lookAgainMs);
        release = tryLock(fileOf(name));
      }
      try {
        return await work();
      } finally {
        release();
      }
    },
    close() {
      isClosed = true;
      releaseLead?.();
      releaseLead = null;
      releaseOwn();
      rmSync(runnerFile(id), { force: true });
    },
  };
}
