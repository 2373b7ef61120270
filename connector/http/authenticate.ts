import type { Context, MiddlewareHandler } from "hono";
import type { Caller } from "../context.ts";
import { AppError } from "../errors.ts";
import { contextFor } from "../signIn/contextFor.ts";
import { findSession } from "../signIn/findSession.ts";
import type { AppEnv } from "./appEnv.ts";

/**
 * Requires a live session and gives routes their context. Requests without one are counted by address, even
 * where a session has expired, so that tokens cannot be guessed.
 */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const limit = c.get("rateLimit");
  const caller = await callerOf(c).catch(async (error: unknown) => {
    await limit.byAddress(c);
    throw error;
  });
  await limit.byUser(caller.userId);
  c.set("context", contextFor(c.get("app"), caller, c.get("requestId")));
  await next();
};

/** Throws `not-signed-in`, `session-expired` and `wrong-org`. */
async function callerOf(c: Context<AppEnv>): Promise<Caller> {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(c.req.header("authorization") ?? "") ?? [];
  const caller =
    token === undefined ? null : await findSession(c.get("app"), token, c.req.header("origin") ?? null);
  if (!caller) throw new AppError("not-signed-in");
  return caller;
}
