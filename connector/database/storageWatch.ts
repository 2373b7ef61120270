import { statSync } from "node:fs";
import { basename } from "node:path";
import { AppError } from "../errors.ts";
import { requireWritable, type Database } from "./open.ts";
import { describeTrouble, storageTroubleOf } from "./storageTrouble.ts";

/** Recognizes failures of the database, and remembers those that do not pass by themselves. */
export interface StorageWatch {
  /** The refusal for a thrown error that the database caused; null for another cause. Remembers damage. */
  refusalOf(thrown: unknown): AppError | null;
  /** The trouble that prevents use of the database now; null where it accepts a write. */
  findTrouble(): string | null;
}

export function createStorageWatch(database: Database, file: string): StorageWatch {
  // Everybody may read it, so it names no folder.
  const name = basename(file);
  const opened = fileIdOf(file);
  let damage: string | null = null;

  function refusalOf(thrown: unknown): AppError | null {
    const trouble = storageTroubleOf(thrown);
    if (!trouble) return null;
    if (trouble.isDamage) damage = describeTrouble(name, trouble);
    return new AppError("storage-unavailable", {
      reason: "storage-unavailable",
      detail: `The database ${name} ${trouble.what}.`,
      action: `Nothing was saved. Whoever runs Crosswalk: ${trouble.remedy}`,
      cause: thrown,
    });
  }

  return {
    refusalOf,
    findTrouble() {
      if (damage !== null) return damage;
      if (fileIdOf(file) !== opened) {
        return (
          `The database ${name} was moved, removed or replaced while it was in use: what is written now is lost at the end. ` +
          "Stop the connector, put the file back or use npm run restore, and start it again."
        );
      }
      try {
        requireWritable(database);
        return null;
      } catch (error) {
        refusalOf(error);
        const trouble = storageTroubleOf(error);
        return trouble ? describeTrouble(name, trouble) : `The database ${name} does not answer.`;
      }
    },
  };
}

/**
 * Identifies a file whatever its name. It is never opened here, because closing it would release SQLite's
 * locks.
 */
function fileIdOf(file: string): string | null {
  const found = file === ":memory:" ? undefined : statSync(file, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}
