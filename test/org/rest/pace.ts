import { setTimeout as pause } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import { holdLocks } from "../call/locks.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";

/** Delays the answer like a real org and holds the request's locks meanwhile. */
export function pace(service: PracticeService): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    await next();
    const work = context.get("call")?.work;
    const { base, perRecord } = service.org.settings.latencyMs;
    const ms = base + perRecord * (work?.records ?? 0) + (work?.waitMs ?? 0);
    holdLocks(service.locks, work?.locked ?? [], ms);
    if (ms >= 1) await pause(ms);
  };
}
