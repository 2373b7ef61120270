import type { Database } from "better-sqlite3";
import { inZone } from "./localDate.ts";

const prepared = new WeakSet<Database>();

/** Gives the database the functions that compiled SOQL calls; safe to call often. */
export function prepareFunctions(db: Database): void {
  if (prepared.has(db)) return;
  prepared.add(db);
  const deterministic = { deterministic: true };
  db.function("soql_fold", deterministic, (text: unknown) =>
    typeof text === "string" ? text.toLowerCase() : text,
  );
  db.function("soql_zone", deterministic, (instant: unknown, zone: unknown) =>
    typeof instant === "string" ? inZone(instant, String(zone)) : null,
  );
}
