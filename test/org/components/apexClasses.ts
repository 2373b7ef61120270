import { nextId } from "../storage/nextId.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { findComponent } from "./componentStore.ts";

/** The classes of an installed package, whose source an org does not show. */
function prepare(org: Org): void {
  org.db.exec("CREATE TABLE IF NOT EXISTS _installed_class (name TEXT PRIMARY KEY, id TEXT NOT NULL)");
}

/** Answers the id of the installed class. */
export function installClass(org: Org, name: string): string {
  prepare(org);
  const id = nextId(org, "01p");
  statement(org.db, "INSERT OR REPLACE INTO _installed_class VALUES (?, ?)").run(name, id);
  return id;
}

export function uninstallClass(org: Org, name: string): void {
  prepare(org);
  statement(org.db, "DELETE FROM _installed_class WHERE name = ?").run(name);
}

/** The ids under which permission sets may grant a class: deployed, installed or both. */
export function classIds(org: Org, name: string): string[] {
  prepare(org);
  const installed = statement(org.db, "SELECT id FROM _installed_class WHERE name = ?").get(name)?.["id"];
  return [findComponent(org, "ApexClass", name)?.id, installed as string | undefined].filter(
    (id) => id !== undefined,
  );
}
