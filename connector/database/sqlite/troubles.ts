import SqliteDriver from "better-sqlite3";
import { describeTrouble, type StorageTrouble } from "../engine.ts";

export const damage: StorageTrouble = {
  reason: "storage-damaged",
  what: "is damaged",
  remedy: "Stop the connector and put a backup in its place: npm run restore -- BACKUP.",
  isDamage: true,
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
      remedy: "Let the connector's user read and write the file and its folder, which DATABASE_FILE names.",
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

/** What SQLite would say of the same, by the system's error code. */
const bySystem: Readonly<Record<string, string>> = {
  EACCES: "SQLITE_CANTOPEN",
  EPERM: "SQLITE_CANTOPEN",
  ENOTDIR: "SQLITE_CANTOPEN",
  ENOENT: "SQLITE_CANTOPEN",
  EISDIR: "SQLITE_CANTOPEN",
  EROFS: "SQLITE_READONLY",
  ENOSPC: "SQLITE_FULL",
  EDQUOT: "SQLITE_FULL",
  EIO: "SQLITE_IOERR",
};

/** The trouble for which the system made no folder or file; null for another cause. */
export function systemTroubleOf(thrown: unknown): StorageTrouble | null {
  const code = bySystem[String((thrown as NodeJS.ErrnoException).code)];
  return troubles.find(([beginning]) => beginning === code)?.[1] ?? null;
}

/** The trouble that SQLite met, or that an error of it caused; null for another cause. */
export function sqliteTroubleOf(thrown: unknown): StorageTrouble | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (!(error instanceof SqliteDriver.SqliteError)) continue;
    const { code } = error;
    return troubles.find(([beginning]) => code.startsWith(beginning))?.[1] ?? null;
  }
  return null;
}

/** Does the work, and tells a trouble of the database in the connector's words. */
export function inWords<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const trouble = sqliteTroubleOf(error);
    throw trouble ? new Error(describeTrouble(file, trouble), { cause: error }) : error;
  }
}
