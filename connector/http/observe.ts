import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppContext } from "../context.ts";
import { createRateLimit } from "./rateLimit.ts";
import type { AppEnv } from "./appEnv.ts";

/**
 * Gives each request an id, measures it and logs one line. The line has the route but no query, which may
 * hold a code.
 */
export function observe(app: AppContext): MiddlewareHandler<AppEnv> {
  const rateLimit = createRateLimit(app.config.rateLimitPerMinute);
  return async (c, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    c.set("app", app);
    c.set("requestId", requestId);
    c.set("rateLimit", rateLimit);
    await next();
    c.res.headers.set("x-request-id", requestId);
    const ms = performance.now() - startedAt;
    const method = c.req.method;
    const status = String(c.res.status);
    // Middleware matches every method, so the last match is the route, if there is one.
    const route = matchedRoutes(c).find((match) => match.method !== "ALL")?.path ?? "none";
    app.metrics.requestSeconds.observe({ method, route, status }, ms / 1000);
    app.log.info(
      {
        requestId,
        method,
        route,
        status: c.res.status,
        ms: Math.round(ms),
        userId: c.get("context")?.caller.userId,
      },
      "request",
    );
  };
}
