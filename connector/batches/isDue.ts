import type { AppContext } from "../context.ts";
import type { Batch } from "../database/schema/batches.ts";
import { pauseMaxMs } from "./pauseBatch.ts";

/**
 * Whether the pause is over. A `resumeAt` implausibly far ahead means that the clock was set back; it is
 * ignored.
 */
export function isDue(app: Pick<AppContext, "clock">, { resumeAt }: Pick<Batch, "resumeAt">): boolean {
  const now = app.clock().getTime();
  return resumeAt === null || resumeAt <= now || resumeAt > now + pauseMaxMs;
}
