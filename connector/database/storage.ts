import { describeTrouble, type Engine, type OperatorsTrouble, type StorageTrouble } from "./engine.ts";
import { postgresTroubleOf } from "./postgres/troubles.ts";
import { sqliteTroubleOf, damage } from "./sqlite/troubles.ts";
import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { Database } from "./database.ts";
import { fileIdOf } from "./sqlite/files.ts";

const wasMoved: OperatorsTrouble = {
  what: "was moved, removed or replaced while it was in use: what is written now is lost at the end",
  remedy: "Stop the connector, put the file back or use npm run restore, and start it again.",
};

const doesNotAnswer: OperatorsTrouble = {
  what: "does not answer",
  remedy: "Look at the connector's log.",
};

/** The trouble of the database that caused an error; null for another cause. */
export const storageTroubleOf = (thrown: unknown): StorageTrouble | null =>
  sqliteTroubleOf(thrown) ?? postgresTroubleOf(thrown);

/** What a command on the database tells of an error in its work: a trouble of the database in these words. */
export function toldOf({ engine }: { engine: Engine }, thrown: unknown): unknown {
  const trouble = storageTroubleOf(thrown);
  return trouble ? new Error(describeTrouble(engine.name, trouble), { cause: thrown }) : thrown;
}

/** Recognizes failures of the database, and remembers those that do not pass by themselves. */
export interface StorageWatch {
  /** The refusal for a thrown error that the database caused; null for another cause. Remembers damage. */
  refusalOf(thrown: unknown): AppError | null;
  /** What is wrong and the remedy, for whoever runs the connector; null for another cause. */
  describe(thrown: unknown): string | null;
  /** Remembers damage that was found without a failure. Gives what is wrong and the remedy. */
  reportDamage(): string;
  /** The trouble that prevents use of the database now; null where it accepts a write. */
  findTrouble(): Promise<string | null>;
}

export function createStorageWatch({ engine }: Pick<Database, "engine">): StorageWatch {
  const { name: file, publicName: name } = engine;
  const opened = fileIdOf(file);
  let foundDamage: string | null = null;

  function refusalOf(thrown: unknown): AppError | null {
    const trouble = storageTroubleOf(thrown);
    if (!trouble) return null;
    if (trouble.isDamage) foundDamage = describeTrouble(name, trouble);
    return refusal(trouble.reason, { values: { file: name }, cause: thrown });
  }

  return {
    refusalOf,
    describe(thrown) {
      // It may have met a network that fails, as a server of Postgres does.
      if (thrown instanceof AppError && thrown.code !== "storage-unavailable") return null;
      const trouble = storageTroubleOf(thrown);
      return trouble && describeTrouble(name, trouble);
    },
    reportDamage: () => (foundDamage ??= describeTrouble(name, damage)),
    async findTrouble() {
      if (foundDamage !== null) return foundDamage;
      if (fileIdOf(file) !== opened) return describeTrouble(name, wasMoved);
      try {
        await engine.requireWritable();
        return null;
      } catch (error) {
        refusalOf(error);
        return describeTrouble(name, storageTroubleOf(error) ?? doesNotAnswer);
      }
    },
  };
}
