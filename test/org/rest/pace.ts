import { setTimeout as pause } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import { SalesforceError } from "../types.ts";
import { holdLocks } from "../call/locks.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { answerFailure } from "../call/failure.ts";

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

/** Refuses calls while too many long-running ones are active. */
export function limitLongRunning({ org }: PracticeService): MiddlewareHandler<ServerEnvironment> {
  const started = new Set<{ at: number }>();
  return async (context, next) => {
    const { max, afterMs } = org.settings.longRunning;
    const now = performance.now();
    const long = [...started].filter(({ at }) => now - at >= afterMs).length;
    if (long >= max) {
      const message = "ConcurrentRequests (Concurrent API Requests) Limit exceeded.";
      return answerFailure(context, new SalesforceError(403, "REQUEST_LIMIT_EXCEEDED", message));
    }
    const mine = { at: now };
    started.add(mine);
    try {
      await next();
    } finally {
      started.delete(mine);
    }
  };
}
