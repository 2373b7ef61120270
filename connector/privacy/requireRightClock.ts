import type { AppContext } from "../context.ts";
import type { Database } from "../database/open.ts";
import { clockSeen } from "../database/schema/privacy.ts";
import type { SalesforceApp } from "../salesforce/salesforceApp.ts";

const aheadMsMax = 60 * 60_000;
/** Jobs that erase look every hour. A connector that was off longer waits for Salesforce's first answer. */
const leapMsMax = 24 * 60 * 60_000;

interface Judged extends Pick<AppContext, "clock"> {
  database: Database;
  salesforceApp: Pick<SalesforceApp, "clockSeen">;
}

/**
 * Throws where the connector's clock may be ahead, so that what it erases would go too early: it is more than
 * an hour ahead of Salesforce's, or has leapt since the last look and Salesforce has not answered since. Any
 * sign-in asks Salesforce.
 */
export function requireRightClock({ database, clock, salesforceApp }: Judged): void {
  const now = clock();
  const answered = salesforceApp.clockSeen();
  const isNews = answered !== null && Math.abs(now.getTime() - answered.at.getTime()) < leapMsMax;
  if (isNews && answered.aheadMs > aheadMsMax) {
    const minutes = Math.round(answered.aheadMs / 60_000);
    throw new Error(
      `nothing is erased: the clock of this machine is ${minutes} minutes ahead of Salesforce's. Set it right`,
    );
  }
  const last = database.select().from(clockSeen).get();
  const leapMs = last ? now.getTime() - last.at.getTime() : 0;
  if (!isNews && leapMs > leapMsMax) {
    const hours = Math.round(leapMs / 3_600_000);
    throw new Error(
      `nothing is erased: the clock has gone on by ${hours} hours since it last looked, and Salesforce has not said the time since. It goes on after the next sign-in`,
    );
  }
  database
    .insert(clockSeen)
    .values({ id: 1, at: now })
    .onConflictDoUpdate({ target: clockSeen.id, set: { at: now } })
    .run();
}
