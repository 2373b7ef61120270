import { recordId } from "../ids.ts";
import { statement } from "./statement.ts";
import type { Org } from "../types.ts";

/** The two characters that tell one org's record ids from another's. */
const pod = (org: Pick<Org, "id">) => org.id.slice(3, 5);

/**
 * A new record id of the object; `reserve` of them in a row when many are written, of which this is the
 * first.
 */
export function nextId(org: Org, keyPrefix: string): string {
  return recordId(keyPrefix, pod(org), reserveIds(org, keyPrefix, 1));
}

/** Reserves `count` ids and answers the first number, for `numberedId`. */
export function reserveIds(org: Org, keyPrefix: string, count: number): number {
  const row = statement(
    org.db,
    `INSERT INTO _sequence (name, next) VALUES (?, 1 + ?)
     ON CONFLICT (name) DO UPDATE SET next = next + ? RETURNING next`,
  ).get(keyPrefix, count, count) as { next: number };
  return row.next - count;
}

export const numberedId = (org: Org, keyPrefix: string, number: number) =>
  recordId(keyPrefix, pod(org), number);
