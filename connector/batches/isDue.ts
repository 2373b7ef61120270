import type { AppContext } from "../context.ts";
import type { Batch } from "../database/schema/batches.ts";
import { pauseMaxMs } from "./pauseBatch.ts";

/**
 * Whether the time has come that a batch was put off to. What lies too far off was written under a clock set
 * back since.
 */
export function isDue(app: Pick<AppContext, "clock">, { resumeAt }: Pick<Batch, "resumeAt">): boolean {
  const now = app.clock().getTime();
  return resumeAt === null || resumeAt <= now || resumeAt > now + pauseMaxMs;
}
