import type { Database } from "../database/database.ts";
import { rewriteFile } from "../database/rewriteFile.ts";

export interface Rewritten {
  /** Whether the write-ahead log has nothing left. */
  isLogEmpty: boolean;
  /** Why the file could not be written anew after all was erased, such as a full disk. */
  rewriteProblem: string | null;
}

/** Writes the file anew after an erasure. Where that fails, what was erased is erased all the same. */
export async function rewriteAtEnd(database: Database): Promise<Rewritten> {
  try {
    return { isLogEmpty: await rewriteFile(database), rewriteProblem: null };
  } catch (error) {
    return { isLogEmpty: false, rewriteProblem: error instanceof Error ? error.message : String(error) };
  }
}
