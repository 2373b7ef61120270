import { refusal } from "./reasons/refusal.ts";

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
      types.every((type, i) => typeof parts[i] === type);
    if (isOurs) return parts as CursorPart[];
  } catch {
    // falls through: no JSON, so no cursor of ours
  }
  throw refusal("cursor-unknown", { field: "cursor" });
}
