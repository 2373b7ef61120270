import { refusal } from "../reasons/refusal.ts";

type CursorPart = string | number;

/** Where a page ended, as an opaque text. */
export function encodeCursor(parts: CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor of ours. Throws `request-invalid` for any other text. */
export function decodeCursor(cursor: string, types: ("string" | "number")[]): CursorPart[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const isOurs =
      Array.isArray(parts) &&
      parts.length === types.length &&
      types.every((type, i) => typeof parts[i] === type && mayBeStored(parts[i]));
    if (isOurs) return parts as CursorPart[];
  } catch {
    // falls through: no JSON, so no cursor of ours
  }
  throw refusal("cursor-unknown", { field: "cursor" });
}

/** The last time that there is, in milliseconds since 1970. No place in a list is further on. */
const lastTime = 8_640_000_000_000_000;

/** Whether it may come of the database: Postgres throws at other numbers and texts. */
function mayBeStored(part: unknown): boolean {
  if (typeof part === "number") return Number.isInteger(part) && Math.abs(part) <= lastTime;
  return typeof part !== "string" || (part.isWellFormed() && !part.includes("\0"));
}
