/** Locks among all connectors on one database. Each ends with its process, however that ends. */
export interface Locks {
  /**
   * Takes a lock. Answers a function that releases it; null where another connector, or another part of this
   * one, has it.
   */
  tryLock(name: string): Promise<(() => Promise<void>) | null>;
  isHeld(name: string): Promise<boolean>;
  /** Whether a process may go on without the locks that it had: see `onLost`. */
  readonly canBeLost: boolean;
  /** Calls the listener where the locks of this process may be lost, with the connection that held them. */
  onLost(listener: () => void): void;
}
