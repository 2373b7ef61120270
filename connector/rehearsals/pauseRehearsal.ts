import { and, eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { pauseMsOf } from "../batches/pauseBatch.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import type { AppError } from "../errors.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { writeRehearsal } from "./writeRehearsal.ts";

/** Pauses a rehearsal until the obstacle may have passed. */
export async function pauseRehearsal(app: AppContext, rehearsal: Rehearsal, error: AppError): Promise<void> {
  const resumeAt = app.clock().getTime() + pauseMsOf(error);
  await writeRehearsal(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt },
    and(eq(rehearsals.id, rehearsal.id), isOpen),
    { isTold: rehearsal.state !== "paused" || rehearsal.problem?.code !== error.code },
  );
}
