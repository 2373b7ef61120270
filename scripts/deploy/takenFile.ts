import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { generatedFolder } from "./appFiles.ts";
import type { Assignment } from "./assignments.ts";
import { replaceFile } from "./replaceFile.ts";

/**
 * The assignments that a removal takes from an org's users, on disk from before it takes the first one until
 * it has ended: a removal that is killed leaves it to a later run. Only its owner may read it.
 */
export interface TakenFile {
  path: string;
  /** None where there is no such file. */
  read(): Promise<Assignment[]>;
  /** Removes the file where there are none. */
  write(assignments: readonly Assignment[]): Promise<void>;
}

export function takenFile(orgId: string, below = generatedFolder): TakenFile {
  const file = path.join(below, `taken-assignments-${orgId}.json`);
  return {
    path: file,
    read: async () => {
      try {
        return JSON.parse(await readFile(file, "utf8")) as Assignment[];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
        throw error;
      }
    },
    write: async (assignments) => {
      if (assignments.length === 0) return rm(file, { force: true });
      // The list of an earlier run must not be lost where this one is killed while it writes.
      await replaceFile(file, `${JSON.stringify(assignments, null, 2)}\n`);
    },
  };
}
