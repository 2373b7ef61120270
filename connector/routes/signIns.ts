import { createRoute, z } from "@hono/zod-openapi";
import { problemResponses, salesforceResponses } from "../http/schemas.ts";
import { openToStrangers } from "../http/rateLimit.ts";
import { createRouter } from "../http/router.ts";
import { keepSession, keepsSessionFor, probeCookies, readKeptSession } from "../http/sessionCookie.ts";
import { createSession } from "../signIn/sessions.ts";
import { readSignIn, startSignIn } from "../signIn/startSignIn.ts";
import {
  createSessionSchema,
  sessionSchema,
  signInStatusSchema,
  startedSignInSchema,
  startSignInSchema,
} from "./connection.ts";

const start = createRoute({
  method: "post",
  path: "/v1/sign-ins",
  summary: "Start signing in: where to send the user, and the id to poll",
  security: [],
  middleware: [openToStrangers] as const,
  request: { body: { required: true, content: { "application/json": { schema: startSignInSchema } } } },
  responses: {
    201: { description: "Started", content: { "application/json": { schema: startedSignInSchema } } },
    ...problemResponses(),
  },
});

const read = createRoute({
  method: "get",
  path: "/v1/sign-ins/{id}",
  summary: "Where a sign-in stands; a refused app never calls back",
  security: [],
  middleware: [openToStrangers] as const,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: { description: "Status", content: { "application/json": { schema: signInStatusSchema } } },
    ...problemResponses("not-found"),
  },
});

const swap = createRoute({
  method: "post",
  path: "/v1/sessions",
  summary: "Swap a completed sign-in for a session",
  security: [],
  middleware: [openToStrangers] as const,
  request: { body: { required: true, content: { "application/json": { schema: createSessionSchema } } } },
  responses: {
    201: { description: "Signed in", content: { "application/json": { schema: sessionSchema } } },
    ...salesforceResponses("not-admin", "not-found"),
  },
});

/** Signing in, which is what callers without a session may do. */
export const signInRoutes = createRouter()
  .openapi(start, async (c) => {
    const origin = c.req.header("origin") ?? null;
    const { expiresAt, ...started } = await startSignIn(c.get("app"), { ...c.req.valid("json"), origin });
    probeCookies(c);
    return c.json({ ...started, expiresAt: expiresAt.toISOString() }, 201);
  })
  .openapi(read, async (c) => c.json(await readSignIn(c.get("app"), c.req.valid("param").id), 200))
  .openapi(swap, async (c) => {
    const origin = c.req.header("origin") ?? null;
    const viewer = keepsSessionFor(c);
    const input = {
      ...c.req.valid("json"),
      origin,
      viewer,
      former: viewer && (readKeptSession(c)?.secret ?? null),
    };
    const { secret, userId, expiresAt } = await createSession(c.get("app"), input);
    if (viewer !== null) keepSession(c, secret, expiresAt);
    const token = viewer === null ? { token: secret } : {};
    return c.json({ ...token, userId, expiresAt: expiresAt.toISOString() }, 201);
  });
