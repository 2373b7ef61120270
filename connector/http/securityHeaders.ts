import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { Config } from "../config.ts";
import type { AppEnv } from "./appEnv.ts";
import { localeHeader, timeZoneHeader } from "./wordsFor.ts";
import { shownUserHeader, viewerHeader } from "./sessionCookie.ts";

/** Headers for answers that are data for one panel: no caches, no frames, no other origins. */
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

const exposedHeaders = ["Retry-After", "X-Request-Id", "Location"];

/**
 * CORS for the configured Lightning origins only. They alone may have the browser send the session that it
 * keeps (see sessionCookie.ts).
 *
 * Hono's own puts its headers on an answer before the route gives one, and copies that one afterwards. The
 * server then takes what was a text for a stream, and waits a millisecond for its end.
 */
export function allowPanelOrigins({ panelOrigins }: Config): MiddlewareHandler<AppEnv> {
  const isAllowed = (origin: string) => panelOrigins.includes(origin);
  const preflight = cors({
    origin: (origin) => (isAllowed(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    allowHeaders: [
      "Authorization",
      "Content-Type",
      "Idempotency-Key",
      "Traceparent",
      viewerHeader,
      shownUserHeader,
      localeHeader,
      timeZoneHeader,
    ],
    credentials: true,
    exposeHeaders: exposedHeaders,
    maxAge: 600,
  });
  return async (c, next) => {
    if (c.req.method === "OPTIONS") return preflight(c, next);
    await next();
    const origin = c.req.header("origin") ?? "";
    const { headers } = c.res;
    if (isAllowed(origin)) {
      headers.set("access-control-allow-origin", origin);
      headers.set("access-control-allow-credentials", "true");
    }
    headers.set("access-control-expose-headers", exposedHeaders.join(","));
    headers.append("vary", "Origin");
  };
}
