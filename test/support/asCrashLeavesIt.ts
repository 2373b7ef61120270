import { copyFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../connector/database/database.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";
import { memoryFolder } from "./memoryFolder.ts";
import { runSql, selectRows, tablesOf } from "./plainSql.ts";
import { newPostgresDatabase } from "./postgresDatabase.ts";
import { isOnPostgres } from "./testDatabase.ts";

/** The address of a copy of the database as a crash would leave it now: with what was committed. */
export async function asCrashLeavesIt(database: Database): Promise<string> {
  if (isOnPostgres) return copyOnPostgres(database);
  const file = join(mkdtempSync(join(memoryFolder(), "crosswalk-crash-")), "crosswalk.db");
  const { name } = sqliteClientOf(database);
  for (const part of ["", "-wal"]) copyFileSync(name + part, file + part);
  return file;
}

/** The server copies only a database that nobody uses. */
async function copyOnPostgres(database: Database): Promise<string> {
  const address = await newPostgresDatabase();
  const copy = await openDatabase(address);
  await copy.engine.transaction(async (connection) => {
    await connection.query("set local session_replication_role = replica", []);
    for (const table of await tablesOf(database)) {
      const rows = JSON.stringify(await selectRows(database, `select * from "${table}"`));
      await connection.query(`delete from "${table}"`, []);
      await connection.query(
        `insert into "${table}" overriding system value select * from json_populate_recordset(null::"${table}", $1::json)`,
        [rows],
      );
    }
  });
  // The next number of a row is after those that were copied.
  const sequences = await selectRows<{ table_name: string; column_name: string }>(
    copy,
    "select table_name, column_name from information_schema.columns where is_identity = 'YES' and table_schema = current_schema()",
  );
  for (const { table_name: table, column_name: column } of sequences) {
    await runSql(
      copy,
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 0) + 1 from "${table}"), false)`,
    );
  }
  await closeDatabase(copy);
  return address;
}
