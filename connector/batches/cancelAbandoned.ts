import { and, inArray } from "drizzle-orm";
import { batches } from "../database/schema/batches.ts";
import type { Happening } from "../log/keepEvent.ts";
import { writeBatches } from "./writeBatches.ts";

/** What can be cancelled. */
export const isOpen = inArray(batches.state, ["running", "paused"]);

/** Cancels batches that nobody is left to mend, where they are still open. */
export async function cancelAbandoned(app: Happening, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  await writeBatches(app, { ...cancelled, finishedAt }, and(inArray(batches.id, ids), isOpen));
}
