import type { Database } from "../../connector/database/database.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";
import { runSql, tablesOf } from "./plainSql.ts";
import { isOnPostgres } from "./testDatabase.ts";

type OfDatabase = Pick<Database, "engine">;

interface Failing {
  table: string;
  /** What fails. */
  change: "insert" | "update" | "delete";
  /** Of which rows, by `new` and `old`; all of them without it. It asks for nothing else. */
  when?: string;
  /** What the error says. */
  saying?: string;
  /** Of Postgres: a row that the table refuses, without it. */
  code?: string;
}

/** Lets changes of a table fail, as a crash in the middle would. Gives how to end it. */
export async function failWrites(
  database: OfDatabase,
  { table, change: changing, when, saying = "no", code = "23514" }: Failing,
): Promise<() => Promise<void>> {
  const name = `fail_${changing}_of_${table}`;
  if (!isOnPostgres) {
    await runSql(
      database,
      `create trigger ${name} before ${changing} on ${table} ${when === undefined ? "" : `when (${when})`}
       begin select raise(abort, '${saying}'); end`,
    );
    return async () => void (await runSql(database, `drop trigger ${name}`));
  }
  await runSql(
    database,
    `create function ${name}() returns trigger language plpgsql
     as $$ begin
       if ${when ?? "true"} then raise exception '${saying}' using errcode = '${code}'; end if;
       return ${changing === "delete" ? "old" : "new"};
     end $$`,
  );
  await runSql(
    database,
    `create trigger ${name} before ${changing} on ${table} for each row execute function ${name}()`,
  );
  return async () => void (await runSql(database, `drop function ${name}() cascade`));
}

/** Has the database itself do something more after each change of a row. */
export async function doAfter(
  database: OfDatabase,
  table: string,
  changing: string,
  statement: string,
): Promise<() => Promise<void>> {
  const name = `after_${changing.replaceAll(" ", "_")}_of_${table}`;
  if (!isOnPostgres) {
    await runSql(database, `create trigger ${name} after ${changing} on ${table} begin ${statement}; end`);
    return async () => void (await runSql(database, `drop trigger ${name}`));
  }
  await runSql(
    database,
    `create function ${name}() returns trigger language plpgsql
     as $$ begin ${statement}; return new; end $$`,
  );
  await runSql(
    database,
    `create trigger ${name} after ${changing} on ${table} for each row execute function ${name}()`,
  );
  return async () => void (await runSql(database, `drop function ${name}() cascade`));
}

/** Lets what is added find no room. Gives how to end it. */
export async function fillDisk(database: OfDatabase): Promise<() => Promise<void>> {
  if (isOnPostgres) return failWrites(database, { table: "leads", change: "insert", code: "53100" });
  const client = sqliteClientOf(database);
  client.pragma(`max_page_count = ${client.pragma("page_count", { simple: true }) as number}`);
  return async () => void client.pragma("max_page_count = 1073741823");
}

interface Refusing {
  /** On Postgres, only once another transaction has written that a contact is being sent. */
  onceSent?: boolean;
}

/** Lets the database refuse all writes, as one that is read-only does. Gives how to end it. */
export async function refuseAllWrites(
  database: OfDatabase,
  { onceSent = false }: Refusing = {},
): Promise<() => Promise<void>> {
  if (!isOnPostgres) {
    const client = sqliteClientOf(database);
    client.pragma("query_only = ON");
    return async () => void client.pragma("query_only = OFF");
  }
  const condition = onceSent
    ? "exists (select 1 from creations where state = 'sent' and xmin <> pg_current_xact_id()::xid)"
    : "true";
  await runSql(
    database,
    `create function refuse_writes() returns trigger language plpgsql as $$ begin
       if ${condition} then raise exception 'no write' using errcode = '25006'; end if;
       return null;
     end $$`,
  );
  for (const table of await tablesOf(database)) {
    await runSql(
      database,
      `create trigger refuse_writes before insert or update or delete on "${table}"
       for each statement execute function refuse_writes()`,
    );
  }
  return async () => void (await runSql(database, "drop function if exists refuse_writes() cascade"));
}
