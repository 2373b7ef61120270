import type { AppContext } from "../context.ts";
import type { Database } from "../database/database.ts";
import { clockSeen } from "../database/schema/privacy.ts";
import type { ClockSeen, SalesforceApp } from "../salesforce/salesforceApp.ts";

const aheadMsMax = 60 * 60_000;
/** Jobs that erase look every hour. */
const leapMsMax = 24 * 60 * 60_000;

export interface Clocks extends Pick<AppContext, "clock"> {
  database: Database;
  salesforceApp: Pick<SalesforceApp, "clockSeen">;
}

/**
 * Why nothing is erased by its age: the connector's clock is ahead of Salesforce's by so much, or has leapt
 * since the last look (or there was none), and Salesforce has not said the time since.
 */
export type ClockTrouble = { kind: "ahead"; minutes: number } | { kind: "unconfirmed" };

/** Why jobs must not erase by the connector's clock now; null if they may. */
export async function clockTrouble(app: Clocks): Promise<ClockTrouble | null> {
  const now = app.clock().getTime();
  const answered = newsOf(app);
  if (answered) {
    const { aheadMs } = answered;
    return aheadMs > aheadMsMax ? { kind: "ahead", minutes: Math.round(aheadMs / 60_000) } : null;
  }
  const last = await app.database.select().from(clockSeen).get();
  return last && now - last.at.getTime() <= leapMsMax ? null : { kind: "unconfirmed" };
}

/** Salesforce's newest answer, where it is of the last day. */
export function newsOf({ clock, salesforceApp }: Clocks): ClockSeen | null {
  const answered = salesforceApp.clockSeen();
  const isNews = answered !== null && Math.abs(clock().getTime() - answered.at.getTime()) < leapMsMax;
  return isNews ? answered : null;
}
