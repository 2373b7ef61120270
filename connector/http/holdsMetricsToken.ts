import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { refusal } from "../reasons/refusal.ts";
import { answerNotFound } from "./problem.ts";
import type { AppEnv } from "./appEnv.ts";

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
