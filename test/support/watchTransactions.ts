import type { Database } from "../../connector/database/open.ts";

const verbs = ["select", "insert", "update", "delete", "run", "get", "all"] as const;

/**
 * What may name the database: an event, which belongs to the transaction that is open (log); a condition
 * that is made there and asked elsewhere (findLead); and hashes of erased people, which an import reads once
 * in each slice (hashFilter and others).
 */
const known =
  /^connector\/(?:log\/\w+|leads\/findLead|privacy\/(?:hashFilter|erasedCheck|erasureHashes|erasedPeople))\.ts/;

/**
 * Lists the work that code in a transaction does on the database instead of the transaction. One connection
 * of SQLite has one transaction, so that it belongs to it all the same; with a pool of connections it would
 * not. Answers how to read the list.
 */
export function watchTransactions(database: Database): () => string[] {
  const found = new Set<string>();
  for (const verb of verbs) {
    const work = database[verb].bind(database) as (...values: unknown[]) => unknown;
    Object.assign(database, {
      [verb]: (...values: unknown[]) => {
        const place = database.commits.depth > 0 ? placeOf(new Error()) : null;
        if (place !== null && !known.test(place)) found.add(place);
        return work(...values);
      },
    });
  }
  return () => [...found];
}

/** Where the connector called the database. */
const placeOf = ({ stack = "" }: Error): string =>
  /connector\/(?!database\/)[\w/]+\.ts:\d+/.exec(stack)?.[0] ?? stack;
