import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ownFolder } from "../ownFiles.ts";
import type { Engine } from "./engine.ts";

interface Migration {
  tag: string;
  /** When it was made, which identifies it. */
  at: number;
  /** The migration that a connector has to know to go on with a database that has this one. */
  needs: number;
  sql: string;
}

const folder = fileURLToPath(new URL("database/migrations/", ownFolder));

/** `-- needs 0032_…`: a connector that knows that migration, and not this one, finds all that it uses. */
const needsOf = /^-- needs (\w+)/m;

/** The migrations of an engine, the oldest first. */
export function readMigrations(kind: Engine["kind"]): Migration[] {
  const journal = readFileSync(`${folder}${kind}/meta/_journal.json`, "utf8");
  const { entries } = JSON.parse(journal) as { entries: { tag: string; when: number }[] };
  return entries.map(({ tag, when: at }) => {
    const sql = readFileSync(`${folder}${kind}/${tag}.sql`, "utf8");
    const needed = needsOf.exec(sql)?.[1];
    const needs = needed === undefined ? at : entries.find((each) => each.tag === needed)?.when;
    if (needs === undefined) throw new Error(`${tag} needs ${needed}, which is no migration.`);
    return { tag, at, needs, sql };
  });
}

/** For a database that an unreleased version wrote, before the first of these migrations was made. */
export const unreadable = (name: string): Error =>
  new Error(
    `${name} was written by a version before the first release, which this one does not read. Set it aside, start with a new database and import the leads again: contacts that are in Salesforce are found there.`,
  );

export const newer = (name: string): Error =>
  new Error(`${name} was written by a newer version of the connector. Install that version.`);
