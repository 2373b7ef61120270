import SqliteDriver from "better-sqlite3";

/**
 * Why the database cannot be used, in words that follow its name, and what whoever runs the connector does
 * about it.
 */
export interface StorageTrouble {
  what: string;
  remedy: string;
  /** Whether it stays until somebody repairs the database. */
  isDamage: boolean;
}

export const damage: StorageTrouble = {
  what: "is damaged",
  remedy: "Stop the connector and put a backup in its place: npm run restore -- BACKUP.",
  isDamage: true,
};

/** By the beginning of SQLite's error code. */
const troubles: [code: string, trouble: StorageTrouble][] = [
  [
    "SQLITE_FULL",
    { what: "cannot grow: its disk is full", remedy: "Make room on that disk.", isDamage: false },
  ],
  [
    "SQLITE_READONLY",
    {
      what: "cannot be written",
      remedy:
        "Let the connector's user write the file and its folder, on a file system that is not mounted read-only.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_CANTOPEN",
    {
      what: "cannot be opened",
      remedy: "Let the connector's user read and write the file and its folder.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_IOERR",
    {
      what: "cannot be read or written: its disk fails, or is full",
      remedy: "Look at the disk and at the system's log. Where the file has suffered, restore a backup.",
      isDamage: false,
    },
  ],
  [
    "SQLITE_BUSY",
    {
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
  return null;
}

/** The trouble in words, for whoever runs the connector. */
export function describeTrouble(file: string, { what, remedy }: StorageTrouble): string {
  return `The database ${file} ${what}. ${remedy}`;
}
