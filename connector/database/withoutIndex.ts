import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { DatabaseHandle } from "./database.ts";

/**
 * A column by which SQLite looks for no row. It has no statistics, and would rather read all leads of the org
 * than fifty that are named. Postgres chooses by itself.
 */
export const withoutIndex = ({ engine }: Pick<DatabaseHandle, "engine">, column: SQLWrapper): SQL =>
  engine.kind === "sqlite" ? sql`+${column}` : sql`${column}`;
