import { isNotNull } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { removeInSteps } from "./removeInSteps.ts";

/** Removes leads that were hidden because a creation needed them, once that has ended. */
export function removeHidden(app: Pick<AppContext, "database" | "clock" | "log">): void {
  const hidden = app.database.select({ id: leads.id }).from(leads).where(isNotNull(leads.removedAt)).all();
  const ids = hidden.map(({ id }) => id);
  const { removed } = removeInSteps(app.database, ids, app.clock());
  if (removed > 0) app.log.info({ leads: removed }, "removed leads whose creations have ended");
}
