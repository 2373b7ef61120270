import type { Database } from "better-sqlite3";
import { quoted } from "./statement.ts";
import type { FieldDefinition, FieldType, ObjectDefinition } from "../types.ts";

const columnTypes: Record<FieldType, string | null> = {
  id: "TEXT PRIMARY KEY NOT NULL",
  reference: "TEXT",
  boolean: "INTEGER NOT NULL DEFAULT 0",
  int: "INTEGER",
  double: "REAL",
  currency: "REAL",
  percent: "REAL",
  date: "TEXT",
  datetime: "TEXT",
  time: "TEXT",
  address: null,
  location: null,
  string: "TEXT COLLATE NOCASE",
  textarea: "TEXT COLLATE NOCASE",
  email: "TEXT COLLATE NOCASE",
  phone: "TEXT COLLATE NOCASE",
  url: "TEXT COLLATE NOCASE",
  picklist: "TEXT COLLATE NOCASE",
  multipicklist: "TEXT COLLATE NOCASE",
  combobox: "TEXT COLLATE NOCASE",
  encryptedstring: "TEXT COLLATE NOCASE",
  anyType: "TEXT COLLATE NOCASE",
  base64: "BLOB",
};

/** Whether the field has a column; compound fields have none. */
export const hasColumn = (field: FieldDefinition) => columnTypes[field.type] !== null;

/** Creates the object's table and indexes, or adds the missing columns to an existing one. */
export function createTable(db: Database, object: ObjectDefinition): void {
  if (object.virtual) return;
  const present = new Set(
    db
      .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info(${sqlText(object.name)})`)
      .all()
      .map((column) => column.name.toLowerCase()),
  );
  const stored = object.fields.filter(hasColumn);
  if (present.size === 0) {
    db.exec(`CREATE TABLE ${quoted(object.name)} (${stored.map(column).join(", ")})`);
  } else {
    for (const field of stored.filter((each) => !present.has(each.name.toLowerCase()))) {
      db.exec(`ALTER TABLE ${quoted(object.name)} ADD COLUMN ${column(field)}`);
    }
  }
  for (const field of stored.filter(isIndexed)) {
    const index = quoted(`${object.name}.${field.name}`);
    db.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${quoted(object.name)} (${quoted(field.name)})`);
  }
}

const column = (field: FieldDefinition) => `${quoted(field.name)} ${columnTypes[field.type]}`;
const sqlText = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * Whether SQLite has an index on the field, so that this org is fast. Which fields Salesforce indexes, as
 * query plans tell, says schema/isIndexed.ts.
 */
function isIndexed(field: FieldDefinition): boolean {
  if (unindexedLookups.has(field.name)) return false;
  return (
    field.type === "reference" ||
    field.nameField ||
    field.unique ||
    field.externalId ||
    (field.type === "email" && field.idLookup) ||
    ["LastName", "FirstName", "Username", "SystemModstamp", "SobjectType"].includes(field.name)
  );
}

/** Lookups with few distinct values, where an index only slows writing. */
const unindexedLookups = new Set([
  "CreatedById",
  "LastModifiedById",
  "MasterRecordId",
  "IndividualId",
  "DandbCompanyId",
  "OperatingHoursId",
  "RecordTypeId",
]);
