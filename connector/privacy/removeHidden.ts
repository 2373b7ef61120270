import { isNotNull } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leads } from "../database/schema/leads.ts";
import { leadsPerRemoval, removeLeads } from "./removeLeads.ts";

/** Removes leads that were hidden because a creation needed them, once that has ended. */
export function removeHidden(app: Pick<AppContext, "database" | "clock" | "log">): void {
  const hidden = app.database.select({ id: leads.id }).from(leads).where(isNotNull(leads.removedAt)).all();
  let count = 0;
  for (const part of chunksOf(hidden, leadsPerRemoval)) {
    const ids = part.map(({ id }) => id);
    count += inTransaction(app.database, (tx) => removeLeads(tx, ids, app.clock())).removed;
  }
  if (count > 0) app.log.info({ leads: count }, "removed leads whose creations have ended");
}
