import { createRoute, z } from "@hono/zod-openapi";
import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { AppError, policyOf } from "../errors.ts";
import { cookieScope } from "../http/sessionCookie.ts";
import { openToStrangers } from "../http/rateLimit.ts";
import { createRouter } from "../http/router.ts";
import { wordsFor } from "../http/wordsFor.ts";
import type { Words } from "../reasons/inLanguage.ts";
import type { AppEnv } from "../http/appEnv.ts";
import { finishSignIn } from "../signIn/finishSignIn.ts";
import { openSignIn } from "../signIn/startSignIn.ts";
import { callbackPolicy, refusedPage, signedInPage } from "./callbackPage.ts";

const parameter = z.string().max(4000).optional();

const start = createRoute({
  method: "get",
  path: "/oauth/start/{id}",
  summary: "Bind a sign-in to this browser by a cookie, and go on to Salesforce",
  security: [],
  middleware: [openToStrangers] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    302: { description: "To Salesforce's own page" },
    "4XX": { description: "Refused, and why", content: { "text/html": { schema: z.string() } } },
  },
});

const callback = createRoute({
  method: "get",
  path: "/oauth/callback",
  summary: "Salesforce returns the browser here; the page hands a one-time code to the panel",
  security: [],
  middleware: [openToStrangers] as const,
  request: {
    query: z.object({ state: parameter, code: parameter, error: parameter, error_description: parameter }),
  },
  responses: {
    200: { description: "Signed in", content: { "text/html": { schema: z.string() } } },
    "4XX": { description: "Refused, and why", content: { "text/html": { schema: z.string() } } },
  },
});

/** The pages of the browser's part of a sign-in. Errors are pages too, because people read them. */
export const oauthRoutes = createRouter()
  .openapi(start, (c) =>
    asPage(c, async () => {
      const app = c.get("app");
      const { attemptId, secret, salesforceUrl, expiresAt } = await openSignIn(app, c.req.valid("param").id);
      const { isSecure, prefix } = cookieScope(app.config.publicUrl);
      forgetOldCookies(c);
      setCookie(c, cookieName(attemptId), secret, {
        ...prefix,
        path: "/",
        httpOnly: true,
        secure: isSecure,
        sameSite: "Lax",
        maxAge: Math.ceil((expiresAt.getTime() - app.clock().getTime()) / 1000),
      });
      return c.redirect(salesforceUrl);
    }),
  )
  .openapi(callback, (c) =>
    asPage(c, async (page) => {
      const { prefix } = cookieScope(c.get("app").config.publicUrl);
      const secretOf = (attemptId: string) => getCookie(c, cookieName(attemptId), prefix.prefix);
      return c.html(signedInPage(await finishSignIn(c.get("app"), c.req.valid("query"), secretOf), page));
    }),
  );

/** The cookie's name has the attempt's id, so that two sign-ins in one browser do not collide. */
const cookieStem = "crosswalk-sign-in-";
const cookieName = (attemptId: string) => cookieStem + attemptId;

/** The most cookies of attempts, because many sign-ins in one browser would exceed the header limit. */
const cookiesMax = 10;

function forgetOldCookies(c: Context<AppEnv>): void {
  const names = Object.keys(getCookie(c)).filter((name) =>
    name.replace(/^__Host-/, "").startsWith(cookieStem),
  );
  for (const name of names.slice(0, Math.max(0, names.length - cookiesMax + 1))) {
    deleteCookie(c, name, { path: "/", secure: name.startsWith("__Host-") });
  }
}

/** Answers with a page, also for errors. Rethrows internal errors for the log. */
async function asPage(
  c: Context<AppEnv>,
  answer: (page: { words: Words; nonce: string }) => Response | Promise<Response>,
): Promise<Response> {
  const page = { words: wordsFor(c), nonce: randomBytes(16).toString("base64") };
  c.header("content-security-policy", callbackPolicy(page.nonce));
  // HEAD requests, e.g. by a mail scanner, neither open nor finish a sign-in.
  if (c.req.method === "HEAD") return c.body(null, 405, { allow: "GET" });
  try {
    return await answer(page);
  } catch (error) {
    if (!(error instanceof AppError) || policyOf(error).isOurFault) throw error;
    return c.html(refusedPage(error, page), error.status === 401 ? 403 : 400);
  }
}
