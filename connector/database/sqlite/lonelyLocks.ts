import type { Locks } from "../engine/locks.ts";

/** The locks of a database that no other process writes: see takeFile. They are in memory. */
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
