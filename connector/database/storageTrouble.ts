import SqliteDriver from "better-sqlite3";
import type { Engine } from "./engine/engine.ts";
import type { Reason } from "../reasons/refusal.ts";
import { postgresTroubleOf } from "./postgres/troubles.ts";

/**
 * Why the database cannot be used. The words are for whoever runs the connector, who reads them in the log
 * and at /readyz.
 */
interface OperatorsTrouble {
  /** Follows the database's name. */
  what: string;
  remedy: string;
}

/** What SQLite says is wrong. */
interface StorageTrouble extends OperatorsTrouble {
  /** What the users are told instead. */
  reason: Extract<Reason, `storage-${string}`>;
  /** Whether it stays until somebody repairs the database. */
  isDamage: boolean;
}

export const damage: StorageTrouble = {
  reason: "storage-damaged",
  what: "is damaged",
  remedy: "Stop the connector and put a backup in its place: npm run restore -- BACKUP.",
  isDamage: true,
};

export const wasMoved: OperatorsTrouble = {
  what: "was moved, removed or replaced while it was in use: what is written now is lost at the end",
  remedy: "Stop the connector, put the file back or use npm run restore, and start it again.",
};

export const doesNotAnswer: OperatorsTrouble = {
  what: "does not answer",
  remedy: "Look at the connector's log.",
};

/** By the beginning of SQLite's error code. */
const troubles: [code: string, trouble: StorageTrouble][] = [
  [
    "SQLITE_FULL",
    {
      reason: "storage-full",
      what: "cannot grow: its disk is full",
      remedy: "Make room on that disk.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_READONLY",
    {
      reason: "storage-read-only",
      what: "cannot be written",
      remedy:
        "Let the connector's user write the file and its folder, on a file system that is not mounted read-only.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_CANTOPEN",
    {
      reason: "storage-closed",
      what: "cannot be opened",
      remedy: "Let the connector's user read and write the file and its folder.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_IOERR",
    {
      reason: "storage-disk-failing",
      what: "cannot be read or written: its disk fails, or is full",
      remedy: "Look at the disk and at the system's log. Where the file has suffered, restore a backup.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_BUSY",
    {
      reason: "storage-held",
      what: "is held by another program",
      remedy: "See what else has the file open, and end it.",
      isDamage: false,
    },
  ],
  ["SQLITE_CORRUPT", damage],
  ["SQLITE_NOTADB", { ...damage, what: "is no database, or a damaged one" }],
];

/** The trouble of the database that caused an error; null for another cause. */
export function storageTroubleOf(thrown: unknown): StorageTrouble | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (!(error instanceof SqliteDriver.SqliteError)) continue;
    const { code } = error;
    return troubles.find(([beginning]) => code.startsWith(beginning))?.[1] ?? null;
  }
  return postgresTroubleOf(thrown);
}

/** The trouble in words, for whoever runs the connector. */
export function describeTrouble(file: string, { what, remedy }: OperatorsTrouble): string {
  return `The database ${file} ${what}. ${remedy}`;
}

/** Does the work, and tells a trouble of the database in these words. */
export function inWords<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw saidOf(file, error);
  }
}

/** What a command on the database tells of an error in its work: a trouble of the database in these words. */
export const toldOf = ({ engine }: { engine: Engine }, thrown: unknown): unknown =>
  saidOf(engine.name, thrown);

function saidOf(name: string, thrown: unknown): unknown {
  const trouble = storageTroubleOf(thrown);
  return trouble ? new Error(describeTrouble(name, trouble), { cause: thrown }) : thrown;
}
