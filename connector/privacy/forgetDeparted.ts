import { and, eq, lt, ne, notExists, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { grants, users } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { keptSince, retention } from "../retention.ts";
import { forgetName } from "./forgetName.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Forgets the names of users who have not signed in for as long as the ledger has rows of theirs: nobody
 * tells the connector who has left. The counts keep their id. Who signs in again has a name again.
 */
export async function forgetDeparted(app: Pick<AppContext, "database" | "clock" | "log">): Promise<void> {
  const before = keptSince(app.clock(), retention.users);
  const signedIn = app.database
    .select({ one: sql`1` })
    .from(grants)
    .where(eq(grants.userId, users.id));
  const hasLeft = and(lt(users.seenAt, before), ne(users.username, users.id), notExists(signedIn));
  const departed = await app.database.select().from(users).where(hasLeft);
  for (const { id: userId, orgId } of departed) {
    await inTransaction(app.database, async (tx) => {
      const isStillAway = await firstOf(
        tx
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.id, userId), hasLeft)),
      );
      if (!isStillAway) return;
      await forgetName(tx, userId);
      await event(app, "user.forgotten", { userId, orgId });
    });
  }
}
