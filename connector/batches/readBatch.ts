import type { RequestContext } from "../context.ts";
import { findBatch } from "./findBatch.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";

/** The caller's batch. Throws `not-found`. */
export function readBatch(ctx: RequestContext, id: string): BatchStatus {
  return showBatch(ctx, findBatch(ctx, id));
}
