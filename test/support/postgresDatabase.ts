import { inject } from "vitest";
import { copyDatabase } from "./postgresServer.ts";

/** The address of a new database with the newest schema, on the server of the run (see postgresRun.ts). */
export function newPostgresDatabase(): Promise<string> {
  const { server, migrated } = inject("postgres");
  return copyDatabase(server, migrated);
}
