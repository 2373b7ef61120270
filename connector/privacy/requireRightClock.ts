import type { AppContext } from "../context.ts";
import { clockSeen } from "../database/schema/privacy.ts";
import type { SalesforceApp } from "../salesforce/salesforceApp.ts";
import { clockTrouble, newsOf, type Clocks, type ClockTrouble } from "./clockTrouble.ts";

interface Judged extends Clocks, Pick<AppContext, "trace"> {
  salesforceApp: Pick<SalesforceApp, "clockSeen" | "askTime">;
}

/**
 * Throws where the connector's clock may be ahead, so that what it erases would go too early. Asks Salesforce
 * for the time where nobody else has for a day, so that it also goes on where nobody signs in.
 */
export async function requireRightClock(app: Judged): Promise<void> {
  const { database, clock, salesforceApp, trace } = app;
  const failure = newsOf(app)
    ? undefined
    : await salesforceApp.askTime(trace).catch((error: unknown) => error);
  const trouble = await clockTrouble(app);
  if (trouble) throw new WrongClockError(trouble, failure);
  const at = clock();
  await database
    .insert(clockSeen)
    .values({ id: 1, at })
    .onConflictDoUpdate({ target: clockSeen.id, set: { at } })
    .run();
}

/** The log tells its code. */
class WrongClockError extends Error {
  override readonly name = "WrongClockError";
  readonly code: string;

  constructor(trouble: ClockTrouble, cause: unknown) {
    const code = trouble.kind === "ahead" ? "CLOCK_AHEAD" : "CLOCK_UNCONFIRMED";
    super(`nothing is erased: ${code}`, { cause });
    this.code = code;
  }
}
