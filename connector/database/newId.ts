import { randomUUID } from "node:crypto";

/**
 * A UUID that begins with the time it was made (version 7, RFC 9562), so that rows stand in the order in
 * which they are written: rows that are written together lie on the same pages of an index.
 */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
