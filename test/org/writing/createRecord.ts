import type { RestCall } from "../call/restCall.ts";
import { nextId } from "../storage/nextId.ts";
import { insertRow, type Row } from "../storage/rows.ts";
import { hasColumn } from "../storage/tables.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import { readFields, type SentRecord } from "./readFields.ts";
import { save, type SaveOptions } from "./save.ts";

/**
 * Creates a record as the caller, with all checks; answers its id. A refused record leaves nothing behind.
 */
export function createRecord(
  call: RestCall,
  object: ObjectDefinition,
  sent: SentRecord,
  options: SaveOptions = {},
): string {
  if (!object.createable || !call.access.object(call.caller, object.name).create) {
    throw new SalesforceError(
      400,
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      `entity type cannot be inserted: ${object.label}`,
      [],
    );
  }
  const given = readFields(call, object, sent, "create");
  const { org } = call;
  return org.db.transaction(() => {
    const row = { ...newRow(call, object), ...given };
    const changed = new Set(object.fields.map((field) => field.name));
    save({ call, object, row, before: undefined, changed }, options, () => insertRow(org, object.name, row));
    call.work.records++;
    return String(row["Id"]);
  })();
}

/** All columns of a new record: defaults, owner, and audit fields. */
function newRow({ org, caller }: RestCall, object: ObjectDefinition): Row {
  const now = toDateTime(org.now());
  const row: Row = {};
  for (const field of object.fields.filter(hasColumn)) row[field.name] = defaultOf(field.defaultValue);
  const kept: Row = {
    Id: nextId(org, object.keyPrefix ?? "000"),
    OwnerId: caller.userId,
    CreatedById: caller.userId,
    CreatedDate: now,
    LastModifiedById: caller.userId,
    LastModifiedDate: now,
    SystemModstamp: now,
    ...autoNumbers(org, object),
  };
  for (const [name, value] of Object.entries(kept)) if (name in row) row[name] = value;
  return row;
}

const defaultOf = (value: string | number | boolean | null) =>
  typeof value === "boolean" ? Number(value) : value;

function autoNumbers(org: RestCall["org"], object: ObjectDefinition): Row {
  const numbered = object.fields.filter((field) => field.autoNumber);
  return Object.fromEntries(
    numbered.map((field) => {
      const row = org.db
        .prepare<[string], { next: number }>(
          "INSERT INTO _sequence (name, next) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next",
        )
        .get(`${object.name}.${field.name}`);
      return [field.name, String(row?.next ?? 1).padStart(5, "0")];
    }),
  );
}
