import { setTimeout as pause } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Fault } from "./faultList.ts";
import { isFromLightning } from "../oauth/authenticate.ts";
import type { PracticeService, ServerEnvironment } from "../rest/environment.ts";

/** Lets requests meet the faults that the control plane has set up for them; Lightning's own pages meet none. */
export function meetFaults(service: PracticeService): MiddlewareHandler<ServerEnvironment> {
  return async (context, next) => {
    if (isFromLightning(service.org, context.req.raw)) return next();
    const { pathname, search } = new URL(context.req.url);
    const fault = service.faults.take(context.req.method, pathname + search);
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
        context.res = cutConnection(context);
        return;
      case "hang":
        await connectionClosed(context);
        return cutConnection(context);
    }
  };
}

function errorAnswer(context: Context, fault: Fault): Response {
  const status = (fault.status ?? 503) as ContentfulStatusCode;
  const { body } = fault;
  if (typeof body !== "string") return context.json(body ?? serverUnavailable, status);
  return context.body(body, status, {
    "Content-Type": body.trimStart().startsWith("<") ? "text/html;charset=UTF-8" : "text/plain;charset=UTF-8",
  });
}

const serverUnavailable = [
  { message: "Server is temporarily unavailable. Please try again later.", errorCode: "SERVER_UNAVAILABLE" },
];

/** Ends the TCP connection without a byte of an answer. */
function cutConnection(context: Context<ServerEnvironment>): Response {
  context.env.outgoing?.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}

const connectionClosed = (context: Context<ServerEnvironment>) =>
  new Promise<void>((resolve) => {
    const socket = context.env.incoming?.socket;
    if (socket === undefined || socket.destroyed) resolve();
    else socket.once("close", () => resolve());
  });
