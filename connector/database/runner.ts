import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Locks } from "./engine.ts";

/**
 * This connector among those that use the same database. What it knows of others comes from locks, never from
 * clocks.
 */
export interface Runner {
  /** Identifies it in the rows that it works on. Another one once its locks were lost. */
  readonly id: string;
  /** Whether it has, or had, that id. */
  hasBeen(id: string | null): boolean;
  /** Creations with a request of this process in flight. */
  inFlight: Set<string>;
  /** Lead lists that this process imports or removes now. */
  listsInHand: Set<string>;
  /** Whether the connector with that id still runs. */
  isAlive(id: string): Promise<boolean>;
  /**
   * Whether this process is the leader, which runs the background jobs. One connector at a time is, until it
   * ends.
   */
  isLeader(): Promise<boolean>;
  /** Whether it still is, as far as it knows: what has begun as the leader may end after that. */
  readonly leads: boolean;
  /**
   * Does the work when it is this connector's turn among all. Throws `busy()` where the turn does not come
   * within `patienceMs`.
   */
  inTurn<T>(name: string, patienceMs: number, busy: () => Error, work: () => Promise<T>): Promise<T>;
  /**
   * Calls the listener with its former ids where it has another one, once others see that it runs. Asks again
   * where that fails.
   */
  onNewId(listener: (former: string[]) => Promise<void>): void;
  /**
   * Waits until connectors that only lost their locks have put their new ids into the rows that they go on
   * with. None does on SQLite.
   */
  awaitReturns(): Promise<void>;
  /** Lets another one lead, for good. */
  resign(): Promise<void>;
  /** Releases everything before the process ends. */
  close(): Promise<void>;
}

const lookAgainMs = 20;
const lockAgainMs = 100;
/** A living connector takes new locks, and says which rows are its own, within this time. */
const returnMs = 3_000;

type Release = () => Promise<void>;

const lockOf = (id: string) => `runner-${id}`;

/** Whether the connector with that id runs, for a command that is none itself. */
export const isRunning = (locks: Locks, id: string): Promise<boolean> => locks.isHeld(lockOf(id));

/** Takes a new id and its lock, by which others see that it runs. */
export async function createRunner(locks: Locks): Promise<Runner> {
  let id = randomUUID();
  const ids = new Set<string>([id]);
  let releaseOwn = await locks.tryLock(lockOf(id));
  let lead: Release | null = null;
  let asking: Promise<boolean> | null = null;
  let isClosed = false;
  let hasResigned = false;
  const listeners: ((former: string[]) => Promise<void>)[] = [];

  // Others count it as ended now, and settle what it had begun. So it goes on as another.
  locks.onLost(() => {
    id = randomUUID();
    ids.add(id);
    lead = null;
    releaseOwn = null;
    void lockSoon();
  });

  /** Until then others count it as ended. */
  async function lockSoon(): Promise<void> {
    const own = id;
    while (!isClosed && own === id) {
      try {
        await lockOwn();
        for (const listener of listeners) await listener([...ids].filter((former) => former !== own));
        return;
      } catch {
        // The database is away. Then it is for the others, too.
      }
      await wait(lockAgainMs, undefined, { ref: false });
    }
  }

  /** Callers at the same time share one answer, because only one of them could get the lock. */
  async function lockOwn(): Promise<void> {
    if (isClosed || releaseOwn !== null) return;
    const own = id;
    const release = await locks.tryLock(lockOf(own));
    // Null where it is asked for twice at once.
    if (release === null) return;
    if (own === id && !isClosed) releaseOwn = release;
    else await release();
  }

  async function askToLead(): Promise<boolean> {
    await lockOwn();
    if (isClosed || hasResigned) return false;
    if (lead !== null) return true;
    const own = id;
    const release = await locks.tryLock("background");
    if (own === id && !isClosed && !hasResigned) lead = release;
    else await release?.();
    return lead !== null;
  }

  return {
    get id() {
      return id;
    },
    inFlight: new Set(),
    listsInHand: new Set(),
    hasBeen: (other) => other !== null && ids.has(other),
    isAlive: async (other) => other === id || isRunning(locks, other),
    isLeader: () => (asking ??= askToLead().finally(() => (asking = null))),
    get leads() {
      return lead !== null && !hasResigned && !isClosed;
    },
    async inTurn(name, patienceMs, busy, work) {
      const giveUpAt = performance.now() + patienceMs;
      let release = await locks.tryLock(name);
      while (release === null) {
        if (performance.now() > giveUpAt) throw busy();
        await wait(lookAgainMs);
        release = await locks.tryLock(name);
      }
      try {
        return await work();
      } finally {
        await release();
      }
    },
    onNewId: (listener) => void listeners.push(listener),
    async awaitReturns() {
      if (locks.canBeLost) await wait(returnMs);
    },
    async resign() {
      hasResigned = true;
      await asking;
      await lead?.();
      lead = null;
    },
    async close() {
      isClosed = true;
      await asking;
      await lead?.();
      await releaseOwn?.();
    },
  };
}
