import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { refusal } from "../reasons/refusal.ts";
import { answerNotFound } from "./problem.ts";
import type { AppEnv } from "./appEnv.ts";

/**
 * Lets only who holds METRICS_TOKEN through. Where none is set, there is nothing here: volumes and outcomes
 * are nobody's business.
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
