import type { Creation } from "../../database/schema/contacts.ts";

type Undos = Pick<Creation, "undoAt" | "earlierUndos">;

/** When each deletion of a contact was sent of which it isn't known how it ended, oldest first. */
export const openUndos = ({ undoAt, earlierUndos }: Undos): number[] =>
  undoAt === null ? [] : [...(earlierUndos ?? []), undoAt];

/** The same as it is stored. */
export function storedUndos(open: readonly number[]): Undos {
  const earlierUndos = open.slice(0, -1);
  return { undoAt: open.at(-1) ?? null, earlierUndos: earlierUndos.length > 0 ? earlierUndos : null };
}
