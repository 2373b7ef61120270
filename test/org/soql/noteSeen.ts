import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { toDateTime } from "../storage/dateTimes.ts";

/** Records that the user viewed these records (FOR VIEW) or referenced them (FOR REFERENCE). */
export function noteSeen(org: Org, userId: string, ids: readonly string[], how: "VIEW" | "REFERENCE"): void {
  const now = toDateTime(org.now());
  const note = statement(
    org.db,
    `INSERT INTO _recent (user_id, record_id, viewed, referenced) VALUES (?, ?, ?, ?)
     ON CONFLICT (user_id, record_id) DO UPDATE SET
       viewed = coalesce(excluded.viewed, viewed), referenced = excluded.referenced`,
  );
  for (const id of ids) note.run(userId, id, how === "VIEW" ? now : null, now);
}
