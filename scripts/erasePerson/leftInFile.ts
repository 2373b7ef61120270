import type { Rewritten } from "../../connector/privacy/rewrite.ts";

/** What to say where the file may still hold what was erased. */
export function leftInFile({ isLogEmpty, rewriteProblem }: Rewritten): string[] {
  if (rewriteProblem !== null)
    return [
      `The database could not be written anew: ${rewriteProblem} It may hold copies of what was erased. When that is ` +
        "over, run: npm run erase-person -- --again --yes",
    ];
  if (isLogEmpty) return [];
  return [
    "The write-ahead log still holds what was erased, because another process reads the database, such as a backup. " +
      "The connector empties it within ten minutes after that has ended. To be sure, run the command again then.",
  ];
}
