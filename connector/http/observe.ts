import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppContext } from "../context.ts";
import { countAnswer } from "../log/createMetrics.ts";
import { createRateLimit } from "./rateLimit.ts";
import { continueTrace } from "../work/trace.ts";
import { type AppEnv, logOf } from "./appEnv.ts";

/**
 * Gives each request an id, measures it and logs one line. The line has the route but no query, which may
 * hold a code.
 */
export function observe(app: AppContext): MiddlewareHandler<AppEnv> {
  const rateLimit = createRateLimit(app.config.rateLimitPerMinute);
  return async (c, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    const method = c.req.method;
    // Middleware matches every method, so the last match is the route, if there is one.
    const route = matchedRoutes(c).find((match) => match.method !== "ALL")?.path ?? "none";
    const trace = continueTrace(c.req.header("traceparent"));
    const log = app.log.with({ requestId, traceId: trace.traceId, method, route });
    c.set("app", { ...app, log, trace });
    c.set("requestId", requestId);
    c.set("rateLimit", rateLimit);
    await next();
    c.res.headers.set("x-request-id", requestId);
    const ms = performance.now() - startedAt;
    const { status } = c.res;
    countAnswer(app.metrics, { method, route, status, ms });
    logOf(c).info({ status, ms: Math.round(ms) }, "request");
  };
}
