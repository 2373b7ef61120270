import { createRoute, z } from "@hono/zod-openapi";
import { randomBytes } from "node:crypto";
import { AppError } from "../errors.ts";
import { rateLimited } from "../http/rateLimit.ts";
import { createRouter } from "../http/router.ts";
import { finishSignIn } from "../signIn/finishSignIn.ts";
import { callbackPolicy, refusedPage, signedInPage } from "./pages/callbackPage.ts";

const parameter = z.string().max(4000).optional();

const callback = createRoute({
  method: "get",
  path: "/oauth/callback",
  summary: "Salesforce returns the browser here; the page hands a one-time code to the panel",
  security: [],
  middleware: [rateLimited] as const,
  request: {
    query: z.object({ state: parameter, code: parameter, error: parameter, error_description: parameter }),
  },
  responses: {
    200: { description: "Signed in", content: { "text/html": { schema: z.string() } } },
    "4XX": { description: "Refused, and why", content: { "text/html": { schema: z.string() } } },
  },
});

/** A person looks at this answer, so that its errors are pages too. */
export const oauthCallbackRoutes = createRouter().openapi(callback, async (c) => {
  const nonce = randomBytes(16).toString("base64");
  c.header("content-security-policy", callbackPolicy(nonce));
  try {
    return c.html(signedInPage(await finishSignIn(c.get("app"), c.req.valid("query")), nonce));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "internal") throw error;
    return c.html(refusedPage(error, nonce), error.status === 401 ? 403 : 400);
  }
});
