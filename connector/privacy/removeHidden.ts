import { isNotNull } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { removeInSteps } from "./removeInSteps.ts";

/** Removes leads that were hidden because a creation needed them, once that has ended. */
export async function removeHidden(app: Pick<AppContext, "database" | "clock" | "log">): Promise<void> {
  const hidden = app.database.select({ id: leads.id }).from(leads).where(isNotNull(leads.removedAt)).all();
  const ids = hidden.map(({ id }) => id);
  const { removed, waiting } = await removeInSteps(app.database, ids, app.clock());
  if (removed > 0) event(app, "leads.removed", { leads: removed, waiting });
}
