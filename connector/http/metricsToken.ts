import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { AppError } from "../errors.ts";
import { answerNotFound } from "./problem.ts";
import type { AppEnv } from "./appEnv.ts";

/** Lets only who holds METRICS_TOKEN through. Where none is set, there is nothing here: volumes and outcomes are nobody's business. */
export const holdsMetricsToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { metricsToken } = c.get("app").config;
  if (metricsToken === null) return answerNotFound(c);
  const [, given = ""] = /^Bearer (.+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const [one, other] = [Buffer.from(given), Buffer.from(metricsToken)];
  if (one.length !== other.length || !timingSafeEqual(one, other)) {
    throw new AppError("not-signed-in", {
      detail: "The metrics are for who holds METRICS_TOKEN.",
      action: "Send METRICS_TOKEN as a bearer token.",
    });
  }
  return next();
};
