import { and, inArray, isNotNull } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leads } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { removeInSteps } from "./removeInSteps.ts";

/** Removes leads that were hidden because a creation needed them, once that has ended. */
export async function removeHidden(app: Pick<AppContext, "database" | "clock" | "log">): Promise<void> {
  const { database } = app;
  const { removed, waiting } = await removeInSteps(database, await hiddenOf(database), app.clock(), {
    // Since they were read, an import may have shown some of them again.
    choose: hiddenOf,
  });
  if (removed > 0) await event(app, "leads.removed", { leads: removed, waiting });
}

async function hiddenOf(handle: DatabaseHandle, ids?: string[]): Promise<string[]> {
  const isHidden = and(isNotNull(leads.removedAt), ids && inArray(leads.id, ids));
  return (await handle.select({ id: leads.id }).from(leads).where(isHidden)).map(({ id }) => id);
}
