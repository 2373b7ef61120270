import type { Database } from "better-sqlite3";

/**
 * The org's tables beside its objects. Their names begin with an underscore, which objects' names cannot.
 * `_setting` and `_definition` hold JSON; `_recent` when a user last viewed a record; `_bulk_…` Bulk API jobs
 * with their rows, so that they survive a restart; `_override` the control plane's overrides for users.
 */
export function createOrgTables(db: Database): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS _sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS _setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS _definition (object TEXT PRIMARY KEY, definition TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS _validation_rule (
      object TEXT NOT NULL, name TEXT NOT NULL, field TEXT, condition TEXT, formula TEXT, message TEXT NOT NULL,
      PRIMARY KEY (object, name)
    );
    CREATE TABLE IF NOT EXISTS _trigger (
      object TEXT NOT NULL, name TEXT NOT NULL, event TEXT NOT NULL, condition TEXT, message TEXT NOT NULL,
      adds_error INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (object, name)
    );
    CREATE TABLE IF NOT EXISTS _recent (
      user_id TEXT NOT NULL, record_id TEXT NOT NULL, viewed TEXT, referenced TEXT NOT NULL,
      PRIMARY KEY (user_id, record_id)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _record_type (id TEXT PRIMARY KEY, picklists TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS _record_type_grant (
      permission_set_id TEXT NOT NULL, record_type_id TEXT NOT NULL, visible INTEGER NOT NULL, is_default INTEGER NOT NULL,
      PRIMARY KEY (permission_set_id, record_type_id)
    );
    CREATE TABLE IF NOT EXISTS _bulk_job (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, user_id TEXT NOT NULL, state TEXT NOT NULL, job TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS _bulk_upload (job_id TEXT PRIMARY KEY, content TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS _bulk_row (
      job_id TEXT NOT NULL, number INTEGER NOT NULL, row TEXT NOT NULL, outcome TEXT, PRIMARY KEY (job_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _deployment (
      id TEXT PRIMARY KEY, user_id TEXT NOT NULL, options TEXT NOT NULL, started_at INTEGER NOT NULL, due_at INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS _setup_id (
      key_prefix TEXT NOT NULL, full_name TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key_prefix, full_name)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS _override (user_id TEXT PRIMARY KEY, value TEXT NOT NULL);
  `);
}
