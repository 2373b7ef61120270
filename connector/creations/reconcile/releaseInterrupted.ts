import { inArray } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations } from "../../database/schema/contacts.ts";
import { refusal } from "../../reasons/refusal.ts";
import { settleFailed } from "../ledger/settleFailed.ts";
import { markUnknown } from "../ledger/markUnknown.ts";

/**
 * Takes care of creations that were interrupted: whose connector has ended, or, being this one, is not
 * waiting for their answer. What was reserved was not sent: it failed, and its quota is free. Of what was
 * sent nobody knows: it is asked for.
 */
export function releaseInterrupted(app: AppContext): void {
  const running = app.database
    .select({
      id: creations.id,
      leadId: creations.leadId,
      batchId: creations.batchId,
      state: creations.state,
      runner: creations.runner,
    })
    .from(creations)
    .where(inArray(creations.state, ["reserved", "sent"]))
    .all();
  const alive = new Map<string, boolean>();
  for (const { runner, ...creation } of running) {
    if (app.runner.inFlight.has(creation.id)) continue;
    if (runner !== null && runner !== app.runner.id) {
      if (!alive.has(runner)) alive.set(runner, app.runner.isAlive(runner));
      if (alive.get(runner)) continue;
    }
    if (creation.state === "reserved") settleFailed(app, creation, refusal("not-sent"));
    else markUnknown(app, creation);
  }
}
