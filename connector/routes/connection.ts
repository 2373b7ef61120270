import { createRoute } from "@hono/zod-openapi";
import { problemResponses } from "../http/schemas.ts";
import { createRouter } from "../http/router.ts";
import { forgetSession } from "../http/sessionCookie.ts";
import { diagnose } from "../connection/diagnosis/diagnose.ts";
import { readConnection } from "../connection/readConnection.ts";
import { signOut } from "../signIn/signOut.ts";
import { AppError } from "../errors.ts";
import { connectionSchema, currentSessionSchema } from "./schemas/connection.ts";
import { diagnosisSchema } from "./schemas/diagnosis.ts";

const read = createRoute({
  method: "get",
  path: "/v1/connection",
  summary: "Who is signed in, to which org, and what they may do",
  responses: {
    200: { description: "Connection", content: { "application/json": { schema: connectionSchema } } },
    ...problemResponses(),
  },
});

const diagnosis = createRoute({
  method: "get",
  path: "/v1/connection/diagnosis",
  summary: "Each precondition, passed or failed, with the remedy",
  responses: {
    200: { description: "Diagnosis", content: { "application/json": { schema: diagnosisSchema } } },
    ...problemResponses(),
  },
});

const current = createRoute({
  method: "get",
  path: "/v1/sessions/current",
  summary: "Whose session this is, and when it ends; asks nobody else",
  responses: {
    200: { description: "Session", content: { "application/json": { schema: currentSessionSchema } } },
    ...problemResponses(),
  },
});

const end = createRoute({
  method: "delete",
  path: "/v1/sessions/current",
  summary: "Sign out: the session ends, the grant is revoked, the tokens are erased",
  responses: { 204: { description: "Signed out" }, ...problemResponses() },
});

export const connectionRoutes = createRouter()
  .openapi(read, async (c) => c.json(await readConnection(c.get("context")), 200))
  .openapi(diagnosis, async (c) => c.json(await diagnose(c.get("context")), 200))
  .openapi(current, async (c) => {
    const { userId, session } = c.get("context").caller;
    if (session === null) throw new AppError("not-signed-in");
    return c.json({ userId, expiresAt: session.expiresAt.toISOString() }, 200);
  })
  .openapi(end, async (c) => {
    await signOut(c.get("context"));
    forgetSession(c);
    return c.body(null, 204);
  });
