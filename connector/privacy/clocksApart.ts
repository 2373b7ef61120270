import type { AppContext } from "../context.ts";
import { type CacheKind, together } from "../work/memory.ts";
import { askTime } from "../salesforce/askTime.ts";

const apartMsMax = 5 * 60_000;
/** Jobs that erase look every hour. */
const trustedMs = 60 * 60_000;

type Clocks = Pick<AppContext, "database" | "clock" | "salesforceApp" | "memory" | "trace">;

interface Compared {
  /** By the connector's clock. */
  at: number;
  /** How far that was from Salesforce's and the database's, in either direction: the larger of the two. */
  apartMs: number;
}

const last: CacheKind<Compared> = { max: 1 };
const questions: CacheKind<Promise<Compared>> = { max: 1 };

/** How many minutes the clocks were apart when they were compared last; 0 where they agreed. */
export function minutesApart({ memory }: Pick<AppContext, "memory">): number {
  const { apartMs = 0 } = memory.shared(last).get("") ?? {};
  return apartMs > apartMsMax ? Math.round(apartMs / 60_000) : 0;
}

/**
 * Throws where what is erased by its age could go too early: the clocks are apart, or nobody tells the time.
 * That they agree holds for an hour by the connector's clock, so that one that leaps is noticed.
 */
export async function requireRightClock(app: Clocks): Promise<void> {
  const known = app.memory.shared(last).get("");
  const agedMs = known ? app.clock().getTime() - known.at : Infinity;
  if (minutesApart(app) > 0 || agedMs < 0 || agedMs >= trustedMs) {
    app.memory.shared(last).set("", await together(app.memory.shared(questions), "", () => compare(app)));
  }
  const minutes = minutesApart(app);
  if (minutes > 0) throw new Error(`nothing is erased by its age: the clocks are ${minutes} min apart`);
}

async function compare({ database, clock, salesforceApp, trace }: Clocks): Promise<Compared> {
  const times = await Promise.all([askTime(salesforceApp.settings, trace), database.engine.readTime()]);
  const at = clock().getTime();
  return { at, apartMs: Math.max(...times.map((time) => Math.abs(at - (time?.getTime() ?? at)))) };
}
