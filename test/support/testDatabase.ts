import { newPostgresDatabase } from "./postgresDatabase.ts";

/** Whether the connector's tests run on Postgres: `npm run test:postgres`. */
export const isOnPostgres = process.env["TEST_DATABASE"] === "postgres";

const addresses = new Map<string, Promise<string>>();

/**
 * The address of the database that a test calls by a file's path: the file, or on Postgres a database for it,
 * always the same, of the newest schema.
 */
export function addressOf(file: string): Promise<string> {
  if (!isOnPostgres || !file.startsWith("/")) return Promise.resolve(file);
  const known = addresses.get(file) ?? newPostgresDatabase();
  addresses.set(file, known);
  return known;
}

/** What tells a connector where its database is. */
export const databaseVariables = (address: string): Record<string, string> =>
  address.startsWith("postgres") ? { DATABASE_URL: address } : { DATABASE_FILE: address };
