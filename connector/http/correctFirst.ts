import type { MiddlewareHandler } from "hono";
import { correctInTime } from "../creations/restored/correctInTime.ts";
import type { AppEnv } from "./appEnv.ts";

/** After a restore, a user's first request has Salesforce asked what they made since. */
export const correctFirst: MiddlewareHandler<AppEnv> = async (c, next) => {
  await correctInTime(c.get("context"));
  await next();
};
