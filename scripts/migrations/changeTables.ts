import * as kit from "drizzle-kit/api";
import { postgresTables } from "../../connector/database/postgres/tables.ts";
import type { Engine } from "../../connector/database/engine.ts";
import { schemaTables } from "../../connector/database/schemaTables.ts";

/** What drizzle-kit knows of the tables at a time, in its own form. */
export interface Snapshot {
  id: string;
}

interface TableChanges {
  now: Snapshot;
  statements: string[];
}

/** drizzle-kit's own types are of a package that it does not bring. */
const { generateDrizzleJson, generateMigration, generateSQLiteDrizzleJson, generateSQLiteMigration } =
  kit as unknown as Record<string, (...args: unknown[]) => Promise<unknown>> & {
    generateMigration(before: unknown, now: unknown): Promise<string[]>;
    generateSQLiteMigration(before: unknown, now: unknown): Promise<string[]>;
  };

/** The statements that bring an engine's database from a snapshot, or from nothing, to the schema's tables. */
export async function changeTables(kind: Engine["kind"], before?: Snapshot): Promise<TableChanges> {
  if (kind === "sqlite") {
    const tables = Object.fromEntries(schemaTables().map((table, index) => [String(index), table]));
    const now = (await generateSQLiteDrizzleJson?.(tables, before?.id)) as Snapshot;
    const from = before ?? (await generateSQLiteDrizzleJson?.({}));
    return { now, statements: await generateSQLiteMigration(from, now) };
  }
  const now = (await generateDrizzleJson?.(postgresTables(), before?.id)) as Snapshot;
  const from = before ?? (await generateDrizzleJson?.({}));
  const statements = await generateMigration(from, now);
  // The schema is the one that the connector's user works in, whatever its name.
  return { now, statements: statements.map((statement) => statement.replaceAll('"public".', "")) };
}
