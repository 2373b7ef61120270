import { z } from "@hono/zod-openapi";
import { instantSchema, quotaSchema } from "./shared.ts";
import { errorCodeSchema, sentenceSchema, whoseSchema } from "../../http/schemas.ts";

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

export const currentSessionSchema = z
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

export const orgBindingSchema = z
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
