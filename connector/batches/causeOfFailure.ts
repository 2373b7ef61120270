import { createHash } from "node:crypto";
import type { StoredProblem } from "../problems.ts";
import { hasOwnWords } from "../reasons/inOurWords.ts";

/**
 * Names what a row failed of: the same for all rows that failed of the same. Their values, such as whose
 * record is a duplicate, do not matter; what the org itself said does.
 */
export function causeOfFailure({ code, detail, fields = [], members }: StoredProblem): string {
  const reason = members?.["reason"];
  const isOurs = hasOwnWords(reason);
  const ofFields = fields.map((error) => [error.field, error.reason ?? error.message]);
  const cause = [code, reason ?? null, isOurs ? null : detail, ofFields];
  return createHash("sha256").update(JSON.stringify(cause)).digest("base64url").slice(0, 22);
}
