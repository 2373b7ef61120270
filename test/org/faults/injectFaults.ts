import { setTimeout as pause } from "node:timers/promises";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { bearerToken, isFromLightning, resolveToken } from "../oauth/authenticate.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { connectionClosed, cutConnection, dripAnswer, sendHalf } from "./brokenAnswers.ts";
import type { Fault, FaultyRequest } from "../call/faultList.ts";

/** Applies the control plane's faults to requests, except those of Lightning's own pages. */
export function injectFaults(service: PracticeService): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    if (service.faults.list().length === 0 || isFromLightning(service.org, context.req.raw)) return next();
    const fault = await service.faults.take(faultyRequest(service, context));
    switch (fault?.action) {
      case undefined:
        return next();
      case "error":
        return errorAnswer(context, fault);
      case "delay":
        await pause(fault.ms ?? 1000);
        return next();
      case "reset-before":
        return cutConnection(context);
      case "reset-after":
        await next();
        endWith(context, cutConnection(context));
        return;
      case "hang":
        await connectionClosed(context);
        return cutConnection(context);
      case "partial":
        await next();
        endWith(context, await sendHalf(context));
        return;
      case "drip":
        await next();
        // An answer that nothing has changed has no body to send slowly.
        if (context.res.body !== null) context.res = dripAnswer(context.res, fault.ms ?? 100);
    }
  };
}

/** In place of the answer: one that is set beside another is copied, and then sent once more. */
function endWith(context: Context<ServerEnvironment>, answer: Response): void {
  context.res = undefined;
  context.res = answer;
}

function faultyRequest({ org }: PracticeService, context: Context<ServerEnvironment>): FaultyRequest {
  const { pathname, search } = new URL(context.req.url);
  return {
    method: context.req.method,
    path: pathname + search,
    user() {
      const token = bearerToken(context.req.raw);
      return token === undefined ? undefined : resolveToken(org, token)?.caller.username;
    },
    body: () => context.req.raw.clone().text(),
  };
}

function errorAnswer(context: Context, fault: Fault): Response {
  const status = (fault.status ?? 503) as ContentfulStatusCode;
  if (fault.retryAfter !== undefined) context.header("Retry-After", String(fault.retryAfter));
  const { body } = fault;
  if (typeof body !== "string") return context.json(body ?? serverUnavailable, status);
  return context.body(body, status, {
    "Content-Type": body.trimStart().startsWith("<") ? "text/html;charset=UTF-8" : "text/plain;charset=UTF-8",
  });
}

/** Salesforce's answer during the maintenance of an instance. */
const serverUnavailable = [
  { message: "Server is temporarily unavailable. Please try again later.", errorCode: "SERVER_UNAVAILABLE" },
];
