import type { TestProject } from "vitest/node";
import { openPostgres } from "../../connector/database/postgres/engine.ts";
import { startPostgresServer } from "./postgresServer.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The addresses of a run's server and of a migrated database there, which nobody uses: it is copied. */
    postgres: { server: string; migrated: string };
  }
}

/** For a project's `globalSetup`: one server for the whole run, and a database of the newest schema. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const migrated = await server.createDatabase();
  await (await openPostgres(migrated)).close();
  project.provide("postgres", { server: server.urlOf("postgres"), migrated });
  return () => server.stop();
}
