/** What a statement answers. */
export interface Answer {
  /** Each row as an array in the order of its columns: numbers, texts, null. */
  rows: unknown[][];
  /** The number of rows that it changed. */
  changes: number;
}

/** Where statements run: in a transaction, or outside of any. The text is the engine's own SQL. */
export interface Connection {
  query(text: string, values: unknown[]): Promise<Answer>;
  /** Whether a transaction goes on after a statement that failed in it: SQLite undoes the statement alone. */
  outlivesFailure(): boolean;
}

interface TransactionOptions {
  /** Its end does not wait for the disk: see inHastyTransaction. */
  isHasty?: boolean;
}

/** What Drizzle and the connectors on one database need of its engine. */
export interface Engine extends Connection {
  /** For the few fragments of SQL that differ. */
  readonly kind: "sqlite" | "postgres";
  /** The database as people know it: its path, or its name and server. Never a password. */
  readonly name: string;
  /** The same for everybody to read: it names no folder and no server. */
  readonly publicName: string;
  /**
   * All or nothing, and one at a time among all connectors: what it reads stays true until its end. What the
   * engine itself is asked meanwhile takes no part in it.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>, options?: TransactionOptions): Promise<T>;
  readonly locks: Locks;
  /** What a server's own clock says; null where there is no server. */
  readTime(): Promise<Date | null>;
  /** Throws where the database does not accept a write now. Changes nothing. */
  requireWritable(): Promise<void>;
  /** How much room it takes. */
  sizeBytes(): Promise<number>;
  /**
   * Writes all anew, so that nothing of what was deleted stays in unused parts of a page: `secure_delete`
   * overwrites rows, but not the copies that SQLite leaves where it moves them to another page. Writers wait
   * meanwhile, a second or so for each 100 MB. Postgres waits `patienceMs` for those who read. False where the
   * write-ahead log still has the older content: see emptyLog.
   */
  rewrite(patienceMs: number): Promise<boolean>;
  /**
   * For whoever stores many rows, now and then: lets an engine that plans by the size of its tables know how
   * they have grown. Outside of transactions.
   */
  countGrown(): Promise<void>;
  /**
   * Empties SQLite's write-ahead log into the file: otherwise it keeps the older content of pages. False where
   * something else reads the file, such as a backup: then the log keeps its content.
   */
  emptyLog(): Promise<boolean>;
  close(): Promise<void>;
}

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

/**
 * Why the database cannot be used. The words are for whoever runs the connector, who reads them in the log
 * and at /readyz.
 */
export interface OperatorsTrouble {
  /** Follows the database's name. */
  what: string;
  remedy: string;
}

/** What an engine says is wrong. */
export interface StorageTrouble extends OperatorsTrouble {
  /** What the users are told instead. */
  reason:
    | "storage-full"
    | "storage-read-only"
    | "storage-closed"
    | "storage-disk-failing"
    | "storage-held"
    | "storage-damaged";
  /** Whether it stays until somebody repairs the database. */
  isDamage: boolean;
}

/** The trouble in words, for whoever runs the connector. */
export function describeTrouble(name: string, { what, remedy }: OperatorsTrouble): string {
  return `The database ${name} ${what}. ${remedy}`;
}
