import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { PracticeError } from "./practiceError.ts";
import { catchUp, isSearchable } from "../search/searchIndex.ts";
import { keepRoleGroups } from "../sharing/keepRoleGroups.ts";
import { numberedId, reserveIds } from "../storage/nextId.ts";
import { stored, type Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { hasColumn } from "../storage/tables.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { FieldDefinition, ObjectDefinition, Org } from "../types.ts";

/** Rows written before other requests run. */
const rowsPerTransaction = 20_000;

interface Loaded {
  count: number;
  /** The ids of the first rows, for tests. */
  ids: string[];
}

const idsAnswered = 10_000;

/**
 * Stores records from an array or NDJSON, with the columns that Salesforce would set (id, owner, audit
 * fields, defaults, a person's Name) and without rules, triggers or access checks. Streams, so that a million
 * rows need little memory.
 */
export async function loadRecords(org: Org, name: string, request: Request): Promise<Loaded> {
  const object = org.schema.object(name);
  if (object?.keyPrefix == null || object.derived)
    throw new PracticeError(`There is no object ${name} to load`, 404);
  const load = loader(org, object, object.keyPrefix);
  let chunk: Row[] = [];
  const flush = org.db.transaction(() => {
    load.add(chunk);
    chunk = [];
    // Indexed now, because the first search would have to wait for all rows.
    if (isSearchable(object)) catchUp(org, object);
  });
  for await (const row of rowsOf(request)) {
    chunk.push(row);
    if (chunk.length === rowsPerTransaction) flush();
  }
  flush();
  if (object.name.endsWith("Share") || /^(PermissionSet|Object|Field|Setup|User|Group)/.test(object.name)) {
    org.accessVersion++;
  }
  if (object.name === "UserRole") keepRoleGroups(org);
  // SQLite chooses an index by statistics on how many rows share a value.
  if (load.loaded.count >= rowsPerTransaction)
    org.db.exec(`PRAGMA analysis_limit = 1000; ANALYZE ${quoted(object.name)}`);
  return load.loaded;
}

async function* rowsOf(request: Request): AsyncGenerator<Row> {
  if (request.body === null) return;
  const lines = createInterface({ input: Readable.fromWeb(request.body as never), crlfDelay: Infinity });
  let number = 0;
  let whole: string[] | undefined;
  for await (const line of lines) {
    number++;
    if (number === 1 && line.trimStart().startsWith("[")) whole = [];
    if (whole !== undefined) whole.push(line);
    else if (line.trim() !== "") yield parsed(line, `Line ${number}`) as Row;
  }
  if (whole === undefined) return;
  const rows = parsed(whole.join("\n"), "The body");
  if (!Array.isArray(rows)) throw new PracticeError("The body is neither an array nor a record a line");
  yield* rows as Row[];
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PracticeError(`${what} is not JSON: ${(error as Error).message}`);
  }
}

function loader(org: Org, object: ObjectDefinition, keyPrefix: string) {
  const loaded: Loaded = { count: 0, ids: [] };
  const fields = new Map(object.fields.filter(hasColumn).map((field) => [field.name.toLowerCase(), field]));
  const isPerson = fields.has("lastname");
  const now = toDateTime(org.now());
  const userId = String(statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"]);
  const kept: Row = {
    OwnerId: userId,
    CreatedById: userId,
    CreatedDate: now,
    LastModifiedById: userId,
    LastModifiedDate: now,
    SystemModstamp: now,
  };
  const base: Row = {};
  for (const field of fields.values()) {
    const value = kept[field.name] ?? field.defaultValue;
    if (value !== null && value !== undefined) base[field.name] = stored(value);
  }

  /** Canonical names of a row's keys, computed once for each distinct set of keys. */
  const shapes = new Map<string, (FieldDefinition | "Id")[]>();
  const shapeOf = (row: Row) => {
    const keys = Object.keys(row);
    const shape = keys.join("\u0000");
    let names = shapes.get(shape);
    if (names === undefined) {
      names = keys.map((key) => {
        const field = fields.get(key.toLowerCase());
        if (field === undefined) throw new PracticeError(`${object.name} has no field ${key}`);
        return field;
      });
      shapes.set(shape, names);
    }
    return { keys, names };
  };

  return {
    loaded,
    add(rows: Row[]) {
      if (rows.length === 0) return;
      let number = reserveIds(org, keyPrefix, rows.length);
      for (const row of rows) {
        if (typeof row !== "object" || row === null) throw new PracticeError("A record is no object");
        const { keys, names } = shapeOf(row);
        const complete: Row = { Id: numberedId(org, keyPrefix, number++), ...base };
        names.forEach((field, i) => {
          const value = stored(row[keys[i] ?? ""]);
          if (field !== "Id" && (value !== null || field.nillable)) complete[field.name] = value;
        });
        if (isPerson) {
          complete["Name"] = [complete["FirstName"], complete["LastName"]].filter(Boolean).join(" ");
        }
        const columns = Object.keys(complete);
        statement(
          org.db,
          `INSERT INTO ${quoted(object.name)} (${columns.map(quoted).join(",")}) VALUES (${columns.map(() => "?").join(",")})`,
        ).run(Object.values(complete));
        loaded.count++;
        if (loaded.ids.length < idsAnswered) loaded.ids.push(String(complete["Id"]));
      }
    },
  };
}
