import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readMigrations } from "../../connector/database/readMigrations.ts";
import { changeTables, type Snapshot } from "../../scripts/migrations/changeTables.ts";

it.each(["sqlite", "postgres"] as const)(
  "the migrations of %s make the tables of the schema: else npm run migrations",
  async (engine) => {
    const number = readMigrations(engine).at(-1)?.tag.slice(0, 4) ?? "";
    const file = `../../connector/database/migrations/${engine}/meta/${number}_snapshot.json`;
    const newest = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Snapshot;
    expect((await changeTables(engine, newest)).statements).toEqual([]);
  },
);
