import type { Value } from "./functions.ts";
import type { Subject } from "./evaluateFormula.ts";
import { readRow, type Row } from "../storage/rows.ts";
import type { FieldDefinition, ObjectDefinition, Org } from "../types.ts";

/**
 * A record as formulas see it, its parents included. `before` is the row as it was; absent for a new record.
 */
export function recordSubject(
  org: Org,
  object: ObjectDefinition,
  row: Row,
  before: Row | undefined,
): Subject {
  return {
    read: (path) => readPath(org, object, row, path),
    readBefore: (path) => readPath(org, object, before ?? row, path),
    isNew: before === undefined,
    now: org.now(),
  };
}

function readPath(org: Org, object: ObjectDefinition, row: Row, path: string[]): Value {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    const field = org.schema.field(object.name, first);
    return field === undefined ? null : fieldValue(field, row[field.name]);
  }
  const lookup = relationship(object, first);
  const id = lookup === undefined ? undefined : row[lookup.name];
  if (typeof id !== "string") return null;
  const parent = org.schema.byKeyPrefix(id.slice(0, 3));
  const parentRow = parent && readRow(org, parent.name, id);
  return parent === undefined || parentRow === undefined ? null : readPath(org, parent, parentRow, rest);
}

const relationship = (object: ObjectDefinition, name: string) =>
  object.fields.find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());

function fieldValue(field: FieldDefinition, value: unknown): Value {
  if (field.type === "boolean") return value === 1;
  if (value === null || value === undefined) return null;
  if (field.type === "date" || field.type === "datetime") return new Date(String(value));
  return typeof value === "number" ? value : String(value);
}

/** Whether a path such as `Account.Name` leads to a field. */
export function hasPath(org: Org, object: ObjectDefinition, path: string[]): boolean {
  const [first = "", ...rest] = path;
  if (rest.length === 0) return org.schema.field(object.name, first) !== undefined;
  const targets = relationship(object, first)?.referenceTo ?? [];
  return targets.some((target) => {
    const parent = org.schema.object(target);
    return parent !== undefined && hasPath(org, parent, rest);
  });
}
