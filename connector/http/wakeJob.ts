import type { MiddlewareHandler } from "hono";
import type { WakenJob } from "../wakes.ts";
import type { AppEnv } from "./appEnv.ts";

/** Wakes the job once a request that begins or continues something is answered, and so has been stored. */
export function wakeJob(job: WakenJob): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (c.req.method !== "GET" && c.res.ok) c.get("app").wakes.emit(job);
  };
}
