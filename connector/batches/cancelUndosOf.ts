import { and, eq } from "drizzle-orm";
import { batchUndos } from "../database/schema/batchUndos.ts";
import type { Happening } from "../log/keepEvent.ts";
import { isOpenUndo } from "./openUndos.ts";
import { writeUndos } from "./writeUndos.ts";

/** Cancels the undos of a user who has left: nobody else can go on with them. */
export async function cancelUndosOf(app: Happening, userId: string): Promise<void> {
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  await writeUndos(app, { ...cancelled, finishedAt }, and(eq(batchUndos.userId, userId), isOpenUndo));
}
