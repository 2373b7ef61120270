import { nextId } from "./nextId.ts";
import { insertRow, type Row } from "./rows.ts";
import { toDateTime } from "./dateTimes.ts";
import type { Org } from "../types.ts";

/**
 * Writes complete rows without checks, adding what Salesforce would set: id, owner, audit fields, a person's
 * Name.
 */
export interface RowWriter {
  /** Stores the row and answers its id. `age` is how many days ago it was made. */
  add(object: string, row: Row, age?: number): string;
}

export function rowWriter(org: Org, userId: () => string): RowWriter {
  const start = org.now().getTime();
  return {
    add(object, row, age = 30) {
      const definition = org.schema.object(object);
      if (definition?.keyPrefix == null) throw new Error(`Rows cannot be written to ${object}`);
      const made = toDateTime(new Date(start - age * 86_400_000));
      const by = userId();
      const id = row["Id"] ?? nextId(org, definition.keyPrefix);
      const kept: Row = {
        Id: id,
        OwnerId: by,
        CreatedById: by,
        CreatedDate: made,
        LastModifiedById: by,
        LastModifiedDate: made,
        SystemModstamp: made,
      };
      const complete: Row = { ...withDefaults(org, object), ...kept, ...personName(row), ...row };
      const known = Object.entries(complete).filter(([name]) => org.schema.field(object, name) !== undefined);
      insertRow(org, object, Object.fromEntries(known));
      return String(id);
    },
  };
}

const personName = (row: Row) =>
  row["LastName"] === undefined
    ? {}
    : { Name: [row["FirstName"], row["LastName"]].filter(Boolean).join(" ") };

function withDefaults(org: Org, object: string): Row {
  const fields = org.schema.object(object)?.fields ?? [];
  return Object.fromEntries(
    fields.filter((field) => field.defaultValue !== null).map((field) => [field.name, field.defaultValue]),
  );
}
