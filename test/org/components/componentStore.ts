import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { Component } from "./components.ts";

/** A component that the org keeps, and who changed it last. */
export interface StoredComponent extends Component {
  id: string;
  createdBy: string;
  createdAt: string;
  changedBy: string;
  changedAt: string;
}

interface ComponentRow {
  id: string;
  type: string;
  full_name: string;
  file_name: string;
  created_by: string;
  created_at: string;
  changed_by: string;
  changed_at: string;
}

/** Creates the tables of deployed components, because a reset drops them. */
function prepare(org: Org): void {
  org.db.exec(`
    CREATE TABLE IF NOT EXISTS _component (
      type TEXT NOT NULL, full_name TEXT NOT NULL, id TEXT NOT NULL, file_name TEXT NOT NULL,
      created_by TEXT NOT NULL, created_at TEXT NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL,
      PRIMARY KEY (type, full_name)
    );
    CREATE TABLE IF NOT EXISTS _component_file (
      type TEXT NOT NULL, full_name TEXT NOT NULL, path TEXT NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (path)
    );
    CREATE INDEX IF NOT EXISTS _component_files ON _component_file (type, full_name);
    CREATE TABLE IF NOT EXISTS _async_job (id TEXT PRIMARY KEY, kind TEXT NOT NULL, result TEXT NOT NULL, zip BLOB);
  `);
}

export function findComponent(org: Org, type: string, fullName: string): StoredComponent | undefined {
  prepare(org);
  const row = statement(org.db, "SELECT * FROM _component WHERE type = ? AND full_name = ?").get(
    type,
    fullName,
  );
  return row && toComponent(org, row as unknown as ComponentRow);
}

/** Every deployed component, or those of one type, by name. */
export function listStoredComponents(org: Org, type?: string): StoredComponent[] {
  prepare(org);
  const rows = statement(
    org.db,
    "SELECT * FROM _component WHERE type = coalesce(?, type) ORDER BY type, full_name",
  ).all(type ?? null);
  return rows.map((row) => toComponent(org, row as unknown as ComponentRow));
}

/** Stores the component's files in place of the earlier ones. */
export function storeComponent(org: Org, component: Component, by: { userId: string; id: string }): void {
  prepare(org);
  const { type, fullName } = component;
  const now = org.now().toISOString();
  statement(
    org.db,
    `INSERT INTO _component VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (type, full_name) DO UPDATE SET file_name = excluded.file_name,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  ).run(type, fullName, by.id, component.fileName, by.userId, now, by.userId, now);
  statement(org.db, "DELETE FROM _component_file WHERE type = ? AND full_name = ?").run(type, fullName);
  for (const [path, content] of component.files) {
    statement(org.db, "INSERT INTO _component_file VALUES (?, ?, ?, ?)").run(type, fullName, path, content);
  }
}

/** Deletes the component. False where there was none. */
export function removeComponent(org: Org, type: string, fullName: string): boolean {
  prepare(org);
  statement(org.db, "DELETE FROM _component_file WHERE type = ? AND full_name = ?").run(type, fullName);
  return (
    statement(org.db, "DELETE FROM _component WHERE type = ? AND full_name = ?").run(type, fullName).changes >
    0
  );
}

export interface AsyncJob {
  kind: "deploy" | "retrieve";
  result: unknown;
  zip: Buffer | null;
}

export function saveJob(org: Org, id: string, { kind, result, zip }: AsyncJob): void {
  prepare(org);
  statement(org.db, "INSERT OR REPLACE INTO _async_job VALUES (?, ?, ?, ?)").run(
    id,
    kind,
    JSON.stringify(result),
    zip,
  );
}

/** The results of all jobs of a kind. */
export function listJobs(org: Org, kind: AsyncJob["kind"]): unknown[] {
  prepare(org);
  return statement(org.db, "SELECT result FROM _async_job WHERE kind = ? ORDER BY id")
    .all(kind)
    .map((row) => JSON.parse(String(row["result"])) as unknown);
}

export function findJob(org: Org, id: string): AsyncJob | undefined {
  prepare(org);
  // Ids may have 15 or 18 characters.
  const row = statement(org.db, "SELECT * FROM _async_job WHERE substr(id, 1, 15) = ?").get(id.slice(0, 15));
  if (!row) return undefined;
  return {
    kind: row["kind"] as AsyncJob["kind"],
    result: JSON.parse(String(row["result"])) as unknown,
    zip: row["zip"] as Buffer | null,
  };
}

function toComponent(org: Org, row: ComponentRow): StoredComponent {
  const files = statement(
    org.db,
    "SELECT path, content FROM _component_file WHERE type = ? AND full_name = ? ORDER BY path",
  ).all(row.type, row.full_name);
  return {
    id: row.id,
    type: row.type,
    fullName: row.full_name,
    fileName: row.file_name,
    files: new Map(files.map((file) => [String(file["path"]), file["content"] as Buffer])),
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  };
}
