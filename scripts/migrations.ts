/**
 * `npm run migrations -- --name what_changed [--custom]`: writes the next migration of both databases, after a
 * change of the schema.
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { writePostgresMigrations } from "./migrations/migrationFiles.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(() => {
  const { values } = parseArgs({ options: { name: { type: "string" }, custom: { type: "boolean" } } });
  const { name, custom } = values;
  const args = [...(name === undefined ? [] : ["--name", name]), ...(custom ? ["--custom"] : [])];
  execFileSync("drizzle-kit", ["generate", ...args], { stdio: "inherit" });
  const written = writePostgresMigrations();
  return `For Postgres: ${written.length === 0 ? "nothing" : written.join(", ")}. Read what was written, and try it.`;
});
