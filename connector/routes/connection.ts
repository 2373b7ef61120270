import { createRoute, z } from "@hono/zod-openapi";
import { checkGroups, diagnose } from "../pages/connection/diagnosis/diagnose.ts";
import { readConnection } from "../pages/connection/readConnection.ts";
import { AppError } from "../errors.ts";
import { createRouter } from "../http/router.ts";
import {
  errorCodeSchema,
  problemResponses,
  salesforceResponses,
  sentenceSchema,
  shownProblemSchema,
  whoseSchema,
} from "../http/schemas.ts";
import { forgetSession } from "../http/sessionCookie.ts";
import { confirmOrg, releaseOrg, showOrgBinding } from "../signIn/orgBinding.ts";
import { signOut } from "../signIn/signOut.ts";
import { instantSchema, quotaSchema } from "./shared.ts";

/** Base64url of a SHA-256: 43 characters. */
const challengeSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "must be a base64url SHA-256, 43 characters");
const verifierSchema = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{43,128}$/, "must be 43 to 128 characters of A-Z a-z 0-9 - . _ ~");

export const startSignInSchema = z
  .strictObject({
    codeChallenge: challengeSchema,
    /** `login` makes Salesforce ask for a user even where one is signed in: "Sign in as someone else". */
    prompt: z.enum(["login", "select_account"]).optional(),
  })
  .openapi("StartSignIn");

export const startedSignInSchema = z
  .object({ id: z.string(), authorizeUrl: z.url(), expiresAt: instantSchema })
  .openapi("StartedSignIn");

const orgNameSchema = z.object({ id: z.string(), name: z.string().nullable() });

export const signInStatusSchema = z
  .object({
    id: z.string(),
    status: z.enum(["pending", "completed", "failed"]),
    /** The problem of a sign-in that failed: why, and what to do next. */
    code: errorCodeSchema.optional(),
    title: z.string().optional(),
    detail: z.string().optional(),
    action: z.string().optional(),
    whose: whoseSchema.optional(),
    orgUsed: orgNameSchema.optional(),
    orgExpected: orgNameSchema.optional(),
  })
  .openapi("SignInStatus");

export const createSessionSchema = z
  .strictObject({ signInId: z.string().max(100), code: z.string().max(200), codeVerifier: verifierSchema })
  .openapi("CreateSession");

export const sessionSchema = z
  .object({
    token: z
      .string()
      .optional()
      .describe("Absent where the browser keeps the session, for all tabs, in a cookie"),
    userId: z.string(),
    expiresAt: instantSchema,
  })
  .openapi("Session");

const currentSessionSchema = z
  .object({ userId: z.string(), expiresAt: instantSchema })
  .openapi("CurrentSession");

export const connectionSchema = z
  .object({
    user: z.object({
      id: z.string(),
      username: z.string(),
      displayName: z.string(),
    }),
    org: z.object({
      id: z.string().describe("18 characters"),
      name: z.string(),
      instanceUrl: z.url(),
      isSandbox: z.boolean().nullable(),
    }),
    isAdmin: z.boolean(),
    createContacts: z.boolean().describe("An admin has turned creation on"),
    leadSourceChosen: z.boolean(),
    /**
     * `proposed`: an admin's first sign-in named this org, and it waits for confirmation on the admin page.
     */
    binding: z.enum(["configured", "confirmed", "proposed"]),
    quota: quotaSchema,
    apiAllowance: z.object({ used: z.int(), limit: z.int(), remaining: z.int() }).nullable(),
  })
  .openapi("Connection");

const orgBindingSchema = z
  .object({
    state: z.enum(["unbound", "proposed", "confirmed", "configured"]),
    org: z
      .object({ id: z.string(), name: z.string().nullable(), instanceUrl: z.string().nullable() })
      .nullable(),
    boundAt: instantSchema.nullable(),
    boundBy: z.string().nullable().describe("Username of the admin"),
    howToChange: sentenceSchema,
  })
  .openapi("OrgBinding");

const diagnosisSchema = z
  .object({
    isReady: z.boolean().describe("Nothing failed"),
    checks: z.array(
      z.object({
        id: z.string().describe("E.g. `api-access`, `object:Contact`, `field:Contact.Title`"),
        group: z.enum(checkGroups).describe("What it is about"),
        title: sentenceSchema.describe("What is looked at, in the words of Setup"),
        state: z.enum(["passed", "failed", "warning", "unknown"]),
        detail: sentenceSchema.describe("What was found"),
        remedy: sentenceSchema.nullable().describe("What to do about it, and where"),
        problem: shownProblemSchema.nullable().describe("What Salesforce refused, where that was found"),
      }),
    ),
  })
  .openapi("Diagnosis");

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

const answer = { description: "Binding", content: { "application/json": { schema: orgBindingSchema } } };

const readBinding = createRoute({
  method: "get",
  path: "/v1/org-binding",
  summary: "Which org this connector serves, and how to change it (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

const confirm = createRoute({
  method: "post",
  path: "/v1/org-binding/confirm",
  summary: "Confirm that the proposed org is the right one (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

const release = createRoute({
  method: "delete",
  path: "/v1/org-binding",
  summary: "Let the bound org go: the next admin to sign in binds theirs (admin)",
  responses: { 200: answer, ...salesforceResponses("not-admin") },
});

export const orgBindingRoutes = createRouter()
  .openapi(readBinding, async (c) => c.json(await showOrgBinding(c.get("context")), 200))
  .openapi(confirm, async (c) => c.json(await confirmOrg(c.get("context")), 200))
  .openapi(release, async (c) => c.json(await releaseOrg(c.get("context")), 200));
