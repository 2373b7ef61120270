import type SqliteDriver from "better-sqlite3";

/** A list of ids makes another statement for each length, so their number has no bound of its own. */
const statementsMax = 500;

type Statement = Pick<SqliteDriver.Statement, "run" | "get" | "all">;

/** As much of a statement as Drizzle uses. */
type KeptStatement = Statement & { raw(): Pick<Statement, "get" | "all"> };

/**
 * SQLite looks at the value of a bound limit when it makes a plan. So it prepares the statement anew for each
 * value, also for the same one, which takes as long as most of them run. It does not look into a sum.
 */
const withoutBoundLimits = (text: string): string => text.replace(/\b(limit|offset) \?/gi, "$1 (? + 0)");

/**
 * The same database, for Drizzle alone: it prepares each text once and keeps the statements used last.
 * Otherwise Drizzle would prepare every query anew, which takes longer than most of them run.
 */
export function keepStatements(client: SqliteDriver.Database, max = statementsMax): SqliteDriver.Database {
  const kept = new Map<string, KeptStatement>();

  function prepare(text: string): KeptStatement {
    const statement = kept.get(text) ?? sharedStatement(client.prepare(withoutBoundLimits(text)));
    kept.delete(text);
    kept.set(text, statement);
    for (const oldest of kept.keys()) {
      if (kept.size <= max) break;
      kept.delete(oldest);
    }
    return statement;
  }

  return Object.create(client, { prepare: { value: prepare } }) as SqliteDriver.Database;
}

/** Sets the mode at each call, because those who share the statement want rows as objects and as arrays. */
function sharedStatement(statement: SqliteDriver.Statement): KeptStatement {
  const inMode = (isRaw: boolean): Pick<Statement, "get" | "all"> => ({
    get: (...values) => statement.raw(isRaw).get(...values),
    all: (...values) => statement.raw(isRaw).all(...values),
  });
  const raw = inMode(true);
  return { run: (...values) => statement.run(...values), ...inMode(false), raw: () => raw };
}
