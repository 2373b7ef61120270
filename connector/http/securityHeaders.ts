import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { Config } from "../config.ts";
import type { AppEnv } from "./appEnv.ts";

/** Answers are data for one panel: not for caches, frames, or pages of other origins. */
export function securityHeaders({ publicUrl }: Config): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    headers.set("x-content-type-options", "nosniff");
    headers.set("referrer-policy", "no-referrer");
    headers.set("x-frame-options", "DENY");
    if (!headers.has("content-security-policy")) {
      headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
    if (publicUrl.startsWith("https:")) {
      headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
  };
}

/**
 * CORS for the Lightning origins that configuration names, and no others. No cookies are used, so none are
 * allowed.
 */
export function allowPanelOrigins({ panelOrigins }: Config): MiddlewareHandler<AppEnv> {
  return cors({
    origin: (origin) => (panelOrigins.includes(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key"],
    exposeHeaders: ["Retry-After", "X-Request-Id", "Location"],
    maxAge: 600,
  });
}
