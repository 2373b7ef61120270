import { and, eq, inArray } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import type { AppContext } from "../../context.ts";
import { openRestores } from "../restored/openRestores.ts";
import { creations, isRunning } from "../../database/schema/contacts.ts";
import { refusal } from "../../reasons/refusal.ts";
import { idColumns, settleFailed, markUnknown } from "../ledger/transitions.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Releases creations whose connector has ended, or has lost track of them. Reserved ones were not sent: they
 * failed, and their quota is free. Sent ones are unknown, and Salesforce is asked. So it is about reserved
 * ones of a backup that was put back: they may have been sent after it.
 */
export async function releaseInterrupted(app: AppContext): Promise<void> {
  const running = await app.database
    .select({ ...idColumns, state: creations.state, runner: creations.runner })
    .from(creations)
    .where(and(isRunning, inArray(creations.state, ["reserved", "sent"])));
  const alive = new Map<string, boolean>();
  for (const { runner, ...creation } of running) {
    if (app.runner.inFlight.has(creation.id)) continue;
    if (runner !== null && runner !== app.runner.id) {
      if (!alive.has(runner)) alive.set(runner, await app.runner.isAlive(runner));
      if (alive.get(runner)) continue;
    }
    // It may have been sent, or settled, since it was read.
    await inTransaction(app.database, async (tx) => {
      const now = await firstOf(
        tx
          .select({ state: creations.state, runner: creations.runner })
          .from(creations)
          .where(eq(creations.id, creation.id)),
      );
      if (now?.runner !== runner || app.runner.inFlight.has(creation.id)) return;
      if (now.state !== "reserved") return markUnknown(app, creation);
      if ((await openRestores(tx, creation)).length === 0)
        await settleFailed(app, creation, refusal("not-sent"));
      else await markUnknown(app, creation);
    });
  }
}
