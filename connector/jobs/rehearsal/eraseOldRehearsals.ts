import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { orgIds } from "../../database/rows.ts";
import { rehearsals } from "../../database/schema/rehearsals.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptSince, rehearsalsKeptMax, retention } from "../../retention.ts";
import { expireJobs } from "../expireJobs.ts";
import { cancelLeft } from "../lifecycle.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/**
 * Erases rehearsals that began longer ago than they are kept: what they foretold is out of date by then.
 * Those that still wait for somebody end first. Of a user with many, the oldest go before that.
 */
export async function eraseOldRehearsals(app: Happening): Promise<void> {
  const before = keptSince(app.clock(), retention.rehearsals).getTime();
  for (const orgId of await orgIds(app.database)) {
    const ofOrg = eq(rehearsals.orgId, orgId);
    const isOld = lt(rehearsals.createdAt, before);
    await cancelLeft(rehearsalKind, app, and(ofOrg, isOld));
    const isTooMany = inArray(rehearsals.id, await beyondMany(app, orgId));
    await expireJobs(rehearsalKind, app, {
      where: and(ofOrg, or(isOld, isTooMany)),
      parts: [rehearsalKind.rows],
      tell: ({ rows }) => event(app, "rehearsals.erased", { orgId, rows }),
    });
  }
}

/** Without those for whose lost answer Salesforce is still asked. */
async function beyondMany({ database }: Happening, orgId: string): Promise<string[]> {
  const isOver = inArray(rehearsals.state, ["finished", "cancelled"]);
  const ended = await database
    .select({ id: rehearsals.id, userId: rehearsals.userId })
    .from(rehearsals)
    .where(and(eq(rehearsals.orgId, orgId), isOver, isNull(rehearsals.lookAt)))
    .orderBy(desc(rehearsals.createdAt));
  const byUser = Map.groupBy(ended, ({ userId }) => userId);
  return [...byUser.values()].flatMap((own) => own.slice(rehearsalsKeptMax).map(({ id }) => id));
}
