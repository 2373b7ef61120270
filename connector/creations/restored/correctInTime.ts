import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext } from "../../context.ts";
import { openRestores } from "./openRestores.ts";
import type { CacheKind } from "../../memory.ts";
import { correctSince, tellUncorrected } from "./correctLedger.ts";

/** Nothing that is only read waits longer for Salesforce. */
const waitMsMax = 3_000;

/**
 * Users of whom nothing is to be asked now: there is no open restore, or the question was asked a moment ago.
 * Before anything is created, the database is looked at in any case.
 */
const quiet: CacheKind<true> = { maxAgeMs: 10_000, max: 1 };

/**
 * After a restore, corrects the caller's ledger before the request shows anything of it, such as the quota.
 * Where Salesforce does not answer in time, the request goes on with what is known.
 */
export async function correctInTime(ctx: RequestContext): Promise<void> {
  const asked = ctx.memory.perUser(quiet, ctx.caller);
  if (asked.get("") !== undefined) return;
  const open = await openRestores(ctx.database, ctx.caller);
  if (open.length === 0) {
    asked.set("", true);
    return;
  }
  const corrected = correctSince(ctx, open).catch((error: unknown) =>
    tellUncorrected(ctx, ctx.caller, error),
  );
  const over = new AbortController();
  await Promise.race([
    corrected,
    wait(waitMsMax, undefined, { signal: over.signal, ref: false }).catch(() => undefined),
  ]);
  over.abort();
  asked.set("", true);
}
