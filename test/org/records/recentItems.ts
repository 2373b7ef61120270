import type { RestCall } from "../call/restCall.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { ObjectDefinition } from "../types.ts";
import { isVisible } from "../access/isVisible.ts";
import { recordAttributes } from "./showRecord.ts";

/** The number of recent items that Salesforce keeps for each user. */
const recentMax = 200;

/** The caller's recently viewed records, latest first: of one object, or of all that keep recent items. */
export function recentItems(
  call: RestCall,
  object: ObjectDefinition | undefined,
  limit = recentMax,
): Record<string, unknown>[] {
  const prefix = object?.keyPrefix ?? "";
  const rows = statement(
    call.org.db,
    `SELECT record_id AS id FROM _recent WHERE user_id = ? AND record_id GLOB ?
     ORDER BY referenced DESC, record_id DESC LIMIT ?`,
  ).all(call.caller.userId, `${prefix}*`, Math.min(limit, recentMax));
  return rows.flatMap(({ id }) => {
    const item = shownItem(call, String(id));
    return item ? [item] : [];
  });
}

function shownItem(call: RestCall, id: string): Record<string, unknown> | undefined {
  const object = call.org.schema.byKeyPrefix(id.slice(0, 3));
  const name = object?.fields.find((field) => field.nameField)?.name;
  if (object === undefined || name === undefined || !isVisible(call, object.name, id)) return undefined;
  const live = call.org.schema.field(object.name, "IsDeleted") === undefined ? "" : "AND IsDeleted = 0";
  const row = statement(
    call.org.db,
    `SELECT ${quoted(name)} AS name FROM ${quoted(object.name)} WHERE Id = ? ${live}`,
  ).get(id);
  if (row === undefined) return undefined;
  return { attributes: recordAttributes(call, object.name, id), Id: id, [name]: row["name"] };
}
