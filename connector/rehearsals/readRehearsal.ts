import type { RequestContext } from "../context.ts";
import { findRehearsal } from "./findRehearsal.ts";
import { showRehearsal, type RehearsalStatus } from "./showRehearsal.ts";

/** The caller's rehearsal. Throws `not-found`. */
export async function readRehearsal(ctx: RequestContext, id: string): Promise<RehearsalStatus> {
  return await showRehearsal(ctx, await findRehearsal(ctx, id));
}
