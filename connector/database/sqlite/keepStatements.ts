import type SqliteDriver from "better-sqlite3";

/** A list of ids makes another statement for each length, so their number has no bound of its own. */
const statementsMax = 500;

/** A text in quotes, a bound limit, or a comparison with a bound value. */
const peeked = /'(?:[^']|'')*'|\b(limit|offset) \?|([=<>]) \?/gi;

/**
 * SQLite looks at bound values when it makes a plan: at limits, and at what is compared, above all in joins.
 * So it prepares the statement anew each time that it runs, also for the same values, which takes several
 * times as long as most of them run. It does not look into a sum, nor behind a sign.
 */
const withoutPeeking = (text: string): string =>
  text.replace(peeked, (found, limit?: string, sign?: string) => {
    if (limit !== undefined) return `${limit} (? + 0)`;
    return sign === undefined ? found : `${sign} +?`;
  });

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
    const statement = kept.get(text) ?? asArrays(client.prepare<unknown[]>(withoutPeeking(text)));
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
