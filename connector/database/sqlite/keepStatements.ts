import type SqliteDriver from "better-sqlite3";

/** A list of ids makes another statement for each length, so their number has no bound of its own. */
const statementsMax = 500;

/**
 * Prepares each text once and keeps the statements used last, whose rows are arrays. To prepare every query
 * anew takes longer than most of them run.
 */
export function keepStatements(
  client: Pick<SqliteDriver.Database, "prepare">,
  max = statementsMax,
): (text: string) => SqliteDriver.Statement<unknown[]> {
  const kept = new Map<string, SqliteDriver.Statement<unknown[]>>();
  return (text) => {
    const statement = kept.get(text) ?? asArrays(client.prepare<unknown[]>(text));
    kept.delete(text);
    kept.set(text, statement);
    for (const oldest of kept.keys()) {
      if (kept.size <= max) break;
      kept.delete(oldest);
    }
    return statement;
  };
}

const asArrays = (statement: SqliteDriver.Statement<unknown[]>) =>
  statement.reader ? statement.raw(true) : statement;
