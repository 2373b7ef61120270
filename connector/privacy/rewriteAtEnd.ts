import type { Database } from "../database/database.ts";
import { storageTroubleOf } from "../database/storageTrouble.ts";

export interface Rewritten {
  /** Whether the write-ahead log has nothing left. */
  isLogEmpty: boolean;
  /** Why the file could not be written anew after all was erased, such as a full disk. In sentences. */
  rewriteProblem: string | null;
}

/** A command may wait for a connector's short reads. */
const readersMs = 5_000;

/** Writes the file anew after an erasure. Where that fails, what was erased is erased all the same. */
export async function rewriteAtEnd(database: Database): Promise<Rewritten> {
  try {
    return { isLogEmpty: await database.engine.rewrite(readersMs), rewriteProblem: null };
  } catch (error) {
    return { isLogEmpty: false, rewriteProblem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  const trouble = storageTroubleOf(error);
  if (trouble) return `it ${trouble.what}. ${trouble.remedy}`;
  const said = error instanceof Error ? error.message : String(error);
  return `${said}.`;
}
