import type { RestCall } from "../call/restCall.ts";
import { quoted, statement } from "../storage/statement.ts";

/** Whether sharing and object permissions let the caller see that record. */
export function isVisible(
  call: Pick<RestCall, "org" | "access" | "caller">,
  object: string,
  id: string,
): boolean {
  const { sql, params } = call.access.visibleRows(call.caller, object, "row_");
  if (sql === "1") return true;
  return (
    statement(call.org.db, `SELECT 1 FROM ${quoted(object)} row_ WHERE row_.Id = ? AND (${sql})`).get(
      id,
      ...params,
    ) !== undefined
  );
}
