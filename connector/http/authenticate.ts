import type { MiddlewareHandler } from "hono";
import { AppError } from "../errors.ts";
import { contextFor } from "../signIn/contextFor.ts";
import { findSession } from "../signIn/findSession.ts";
import type { AppEnv } from "./router.ts";

/** Lets only callers with a live session through, and gives routes their context. Guessing tokens is limited by address. */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const app = c.get("app");
  const limit = c.get("rateLimit");
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const caller = token === undefined ? null : findSession(app, token, c.req.header("origin") ?? null);
  if (!caller) {
    await limit.byAddress(c);
    throw new AppError("not-signed-in");
  }
  await limit.byUser(caller.userId);
  c.set("context", contextFor(app, caller, c.get("requestId")));
  await next();
};
