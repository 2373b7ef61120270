import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { refusal } from "../reasons/refusal.ts";
import { findRehearsal } from "./findRehearsal.ts";
import { showRehearsal, type RehearsalStatus } from "./showRehearsal.ts";
import { writeRehearsal } from "./writeRehearsal.ts";

/** What can be cancelled. */
export const isOpen = inArray(rehearsals.state, ["running", "paused"]);

/** Asks nothing more. Throws `request-invalid` where it has ended. */
export async function cancelRehearsal(ctx: RequestContext, id: string): Promise<RehearsalStatus> {
  const rehearsal = await findRehearsal(ctx, id);
  if (rehearsal.state === "cancelled") return await showRehearsal(ctx, rehearsal);
  const finishedAt = ctx.clock().getTime();
  const [cancelled] = await writeRehearsal(
    ctx,
    { state: "cancelled", problem: null, resumeAt: null, finishedAt },
    and(eq(rehearsals.id, rehearsal.id), isOpen),
  );
  if (!cancelled) throw refusal("rehearsal-over", { field: "id" });
  return await showRehearsal(ctx, cancelled);
}
