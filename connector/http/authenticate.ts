import type { Context, MiddlewareHandler } from "hono";
import type { Caller } from "../context.ts";
import { AppError } from "../errors.ts";
import { contextFor } from "../signIn/contextFor.ts";
import { findSession, type ShownSession } from "../signIn/sessions.ts";
import { requireActive } from "../signIn/requireAdmin.ts";
import type { AppEnv } from "./appEnv.ts";
import { readKeptSession } from "./sessionCookie.ts";

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
  const context = contextFor(c.get("app"), caller, c.get("requestId"));
  if (!isSignOut(c)) await requireActive(context);
  c.set("context", context);
  await next();
};

/** Whoever leaves need not be active, nor have tokens that a key of today opens. */
const isSignOut = (c: Context<AppEnv>) => c.req.method === "DELETE" && c.req.path === "/v1/sessions/current";

/** A token goes before what the browser keeps, so that a client of its own can be used in a browser. */
function shownSession(c: Context<AppEnv>): ShownSession | null {
  const header = c.req.header("authorization");
  if (header === undefined) return readKeptSession(c);
  const [, secret] = /^Bearer ([\w-]{20,200})$/i.exec(header) ?? [];
  return secret === undefined ? null : { secret, viewer: null, shownUser: null };
}

/** Throws `not-signed-in`, `session-expired` and `wrong-org`. */
async function callerOf(c: Context<AppEnv>): Promise<Caller> {
  const shown = shownSession(c);
  const caller = shown && (await findSession(c.get("app"), shown, c.req.header("origin") ?? null));
  if (!caller) throw new AppError("not-signed-in");
  return caller;
}
