import { isIP, isIPv4 } from "node:net";
import { timingSafeEqual } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context, MiddlewareHandler } from "hono";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import { refusal } from "../reasons/refusal.ts";
import { takeStrangersBody } from "./bodyLimit.ts";
import type { AppEnv, RateLimit } from "./appEnv.ts";
import { answerNotFound } from "./problem.ts";

/**
 * Limits requests a minute by user and by address. Beyond the limit `too-many-requests` says when to retry.
 */
export function createRateLimit(perMinute: number): RateLimit {
  const addresses = new RateLimiterMemory({ points: perMinute, duration: 60, keyPrefix: "address" });
  const users = new RateLimiterMemory({ points: perMinute, duration: 60, keyPrefix: "user" });
  return {
    byAddress: (c) => consume(addresses, clientAddress(c)),
    byUser: (userId) => consume(users, userId),
  };
}

/** For routes that callers without a session may use: counts by address and reads a small body. */
export const openToStrangers: MiddlewareHandler<AppEnv> = async (c, next) => {
  await c.get("rateLimit").byAddress(c);
  await takeStrangersBody(c);
  await next();
};

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    const retryAfter = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
    throw refusal("requests-per-minute", {
      values: { max: limiter.points, seconds: retryAfter },
      retryAfter,
    });
  }
}

/**
 * The address of the peer, or the one that the outermost trusted proxy saw. Proxies append to the header, so
 * only its last entries can be trusted.
 */
function clientAddress(c: Context<AppEnv>): string {
  const { trustedProxies } = c.get("app").config;
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const seen = trustedProxies > 0 ? withoutPort(forwarded.at(-trustedProxies) ?? "") : "";
  return networkOf(isIP(seen) ? seen : (getConnInfo(c).remote.address ?? "unknown"));
}

/** Some proxies add the port, which differs for each connection. */
function withoutPort(address: string): string {
  const [, bare] = /^\[(.+)\](?::\d+)?$/.exec(address) ?? /^([\d.]+):\d+$/.exec(address) ?? [];
  return bare ?? address;
}

/**
 * The network that is counted for an address: the first 64 bits of IPv6, because a client has all addresses
 * below them.
 */
export function networkOf(address: string): string {
  const [bare = ""] = address.replace(/^::ffff:(?=\d+\.)/i, "").split("%");
  if (isIPv4(bare) || isIP(bare) === 0) return bare;
  const [head = "", tail = ""] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const [front, back] = [head, tail].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(8 - (front?.length ?? 0) - (back?.length ?? 0)).fill("0");
  return [...(front ?? []), ...zeros, ...(back ?? [])].slice(0, 4).join(":");
}

/**
 * Requires METRICS_TOKEN. Where none is configured, the route does not exist, because metrics tell volumes
 * and outcomes.
 */
export const holdsMetricsToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { metricsToken } = c.get("app").config;
  if (metricsToken === null) return answerNotFound(c);
  const [, given = ""] = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const [one, other] = [Buffer.from(given), Buffer.from(metricsToken)];
  if (one.length !== other.length || !timingSafeEqual(one, other)) {
    throw refusal("metrics-token");
  }
  return next();
};
