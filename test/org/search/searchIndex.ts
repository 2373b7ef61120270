import type { Database } from "better-sqlite3";
import type { FieldDefinition, ObjectDefinition, Org } from "../types.ts";
import { indexedText } from "./foldText.ts";

const prepared = new WeakSet<Database>();

/** The columns of an object's index, by SOSL's field groups. */
export type SearchColumn = "name" | "email" | "phone" | "other";

const textTypes = new Set(["string", "textarea", "url", "combobox", "encryptedstring"]);

function columnOf(field: FieldDefinition): SearchColumn | undefined {
  if (field.nameField) return "name";
  // The name already contains a person's first and last name.
  if (field.compoundFieldName === "Name") return undefined;
  if (field.type === "email") return "email";
  if (field.type === "phone") return "phone";
  return textTypes.has(field.type) ? "other" : undefined;
}

export function indexTable(object: ObjectDefinition): string {
  return `"_search_${object.name}"`;
}

const wordsTable = (object: ObjectDefinition): string => `"_search_words_${object.name}"`;

interface State {
  lastRowid: number;
  lastStamp: string;
}

/**
 * Updates the object's index to what was written before now, less the org's search delay, because
 * Salesforce's index lags. Finds new rows by rowid and changed ones by SystemModstamp. A million new rows
 * take about five seconds.
 */
export function catchUp(org: Org, object: ObjectDefinition): void {
  prepare(org.db, object);
  const state = org.db
    .prepare<[string], State>("SELECT lastRowid, lastStamp FROM _search_state WHERE object = ?")
    .get(object.name) ?? { lastRowid: 0, lastStamp: "" };
  const until = indexedUntil(org);
  const table = `"${object.name}"`;
  const { lastRowid } = org.db
    .prepare<[], State>(`SELECT coalesce(max(rowid), 0) AS lastRowid FROM ${table}`)
    .get() ?? { lastRowid: 0 };
  const due = `rowid IN (SELECT rowid FROM ${table} WHERE rowid > @lastRowid AND SystemModstamp <= @until
    UNION SELECT rowid FROM ${table} WHERE SystemModstamp >= @lastStamp AND SystemModstamp <= @until)`;
  const texts = (["name", "email", "phone", "other"] as const).map((column) => textSql(object, column));
  org.db.transaction(() => {
    const indexed = org.db
      .prepare(
        `INSERT OR REPLACE INTO ${indexTable(object)} (rowid, name, email, phone, other)
         SELECT rowid, ${texts.join(", ")} FROM ${table} WHERE ${due}`,
      )
      .run({ ...state, until });
    if (indexed.changes === 0 && lastRowid === state.lastRowid) return;
    org.db
      .prepare("INSERT OR REPLACE INTO _search_state (object, lastRowid, lastStamp) VALUES (?, ?, ?)")
      // Stamps are whole seconds, so more may be written in the latest one.
      .run(object.name, lastRowid, `${until.slice(0, 19)}.000Z`);
  })();
}

/**
 * The latest SystemModstamp that is searchable now. A stamp has whole seconds, so a delay counts from its
 * end.
 */
function indexedUntil(org: Org): string {
  const delay = org.settings.searchDelayMs ?? 0;
  return new Date(org.now().getTime() - (delay === 0 ? 0 : delay + 999)).toISOString();
}

/** Words searched for a pattern, at most. */
const wordsLikeMax = 500;

/** The index's words that a pattern with `*` and `?` matches. */
export function wordsLike(org: Org, object: ObjectDefinition, pattern: string): string[] {
  const prefix = /^[^*?]*/.exec(pattern)?.[0] ?? "";
  return org.db
    .prepare<[string, string, string], string>(
      `SELECT term FROM ${wordsTable(object)} WHERE term >= ? AND term < ? AND term GLOB ? LIMIT ${String(wordsLikeMax)}`,
    )
    .pluck()
    .all(prefix, `${prefix}\u{10FFFF}`, pattern);
}

export function isSearchable(object: ObjectDefinition): boolean {
  return object.searchable && object.fields.some((field) => field.nameField);
}

function textSql(object: ObjectDefinition, column: SearchColumn): string {
  const fields = object.fields.filter((field) => columnOf(field) === column);
  if (fields.length === 0) return "NULL";
  const parts = fields.map((field) => `"${field.name}"`);
  return `search_fold(concat_ws(' ', ${parts.join(", ")}))`;
}

function prepare(db: Database, object: ObjectDefinition): void {
  if (!prepared.has(db)) {
    prepared.add(db);
    db.function("search_fold", { deterministic: true }, (text: unknown) =>
      typeof text === "string" && text !== "" ? indexedText(text) : null,
    );
  }
  db.exec(`
    CREATE TABLE IF NOT EXISTS _search_state (object TEXT PRIMARY KEY, lastRowid INTEGER NOT NULL, lastStamp TEXT NOT NULL);
    CREATE VIRTUAL TABLE IF NOT EXISTS ${indexTable(object)} USING fts5(
      name, email, phone, other, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '3'
    );
    CREATE VIRTUAL TABLE IF NOT EXISTS ${wordsTable(object)} USING fts5vocab(${indexTable(object)}, 'row');
  `);
}
