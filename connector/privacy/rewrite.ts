import type { Database } from "../database/database.ts";
import { storageTroubleOf } from "../database/storage.ts";
import type { AppContext } from "../context.ts";
import { orgs } from "../database/schema/sessions.ts";
import type { CacheKind } from "../work/memory.ts";
import { keptSince, retention } from "../retention.ts";

export interface Rewritten {
  /** Whether the write-ahead log has nothing left. */
  isLogEmpty: boolean;
  /** Why the file could not be written anew after all was erased, such as a full disk. In sentences. */
  rewriteProblem: string | null;
}

/** A command may wait for a connector's short reads. */
const readersMs = 5_000;

/** Writes the file anew after an erasure. Where that fails, what was erased is erased all the same. */
export async function rewriteAtEnd(database: Database): Promise<Rewritten> {
  try {
    return { isLogEmpty: await database.engine.rewrite(readersMs), rewriteProblem: null };
  } catch (error) {
    return { isLogEmpty: false, rewriteProblem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  const trouble = storageTroubleOf(error);
  if (trouble) return `it ${trouble.what}. ${trouble.remedy}`;
  const said = error instanceof Error ? error.message : String(error);
  return `${said}.`;
}

/**
 * A larger file keeps other writers waiting for too long: 100 MB took 0.8 seconds here, and a writer gives up
 * after five.
 */
export const rewrittenBytesMax = 256 * 1024 ** 2;

/** When reps sleep. */
const nightHours = new Set([2, 3, 4]);

const rewritten: CacheKind<Date> = { max: 1 };

/**
 * Writes the file anew once a week, at night where the org is, so that nothing of erased leads stays in
 * unused parts of its pages. A connector that was started since does it in its first night.
 */
export async function rewriteAtNight(app: Pick<AppContext, "database" | "clock" | "memory">): Promise<void> {
  const { database } = app;
  const now = app.clock();
  const lastTime = app.memory.shared(rewritten);
  const before = lastTime.get("");
  if (before !== undefined && before > keptSince(now, retention.unusedParts)) return;
  const [org] = await database.select({ timeZone: orgs.timeZone }).from(orgs).limit(1);
  // Nobody has brought a lead yet. To tell the hour anywhere takes 7 MB, which an unused connector spares.
  if (!org) return;
  if (!nightHours.has(hourIn(now, org.timeZone ?? "UTC"))) return;
  const size = await database.engine.sizeBytes();
  if (size === 0 || size > rewrittenBytesMax) return;
  // The write-ahead log keeps old pages; a job of its own empties it.
  await database.engine.rewrite(0);
  lastTime.set("", now);
}

function hourIn(instant: Date, timeZone: string): number {
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone });
  return Number(hour.format(instant));
}
