import type { RequestContext } from "../context.ts";
import { findBatch } from "./findBatch.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";

/** The caller's batch. Throws `not-found`. */
export async function readBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  return await showBatch(ctx, await findBatch(ctx, id));
}
