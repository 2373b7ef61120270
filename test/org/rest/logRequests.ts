import type { MiddlewareHandler } from "hono";
import { isLightning } from "../oauth/lightningClient.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";

/** Logs every API call, answered or not, for GET /__practice/requests. */
export function logRequests({ requests, org }: PracticeService): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    const started = performance.now();
    const at = org.now().toISOString();
    await next();
    const call = context.get("call");
    if (call && isLightning(call.caller)) return;
    const { pathname, search } = new URL(context.req.url);
    requests.add({
      at,
      user: call?.caller.username ?? null,
      method: context.req.method,
      path: pathname + search,
      status: context.env.outgoing?.socket?.destroyed === true ? null : context.res.status,
      records: call?.work.records ?? 0,
      ms: Math.round(performance.now() - started),
    });
  };
}
