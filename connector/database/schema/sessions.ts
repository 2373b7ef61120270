import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { StoredProblem } from "../../reasons/problems.ts";

const instant = (name: string) => integer(name, { mode: "timestamp_ms" });

/** Salesforce users who have signed in, as the identity service last described them. */
export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  orgId: text("org_id").notNull(),
  username: text("username").notNull(),
  displayName: text("display_name").notNull(),
  /** Null for a user who last signed in before it was kept. */
  timeZone: text("time_zone"),
  /** API names of their permission sets and groups, which may have quotas. Null if not known. */
  permissionSets: text("permission_sets", { mode: "json" }).$type<string[]>(),
  isAdmin: integer("is_admin", { mode: "boolean" }).notNull(),
  /** When Salesforce last told who is an admin; the epoch where it never did. */
  identityReadAt: instant("identity_read_at").notNull(),
  /** The last sign-in. */
  seenAt: instant("seen_at")
    .notNull()
    .default(sql`0`),
  /** How often connectors have changed the CRM for them: see connector/matches/crmChanges.ts. */
  crmChanges: integer("crm_changes").notNull().default(0),
});

/** Whether a user is an admin, and when that was last answered. */
export type UserRights = Pick<typeof users.$inferSelect, "isAdmin" | "identityReadAt">;

/**
 * What a user granted us in one sign-in. The vault seals the tokens. `version` rises with each refresh.
 */
export const grants = sqliteTable(
  "grants",
  {
    id: text("id").primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    orgId: text("org_id").notNull(),
    instanceUrl: text("instance_url").notNull(),
    sealedAccessToken: text("sealed_access_token").notNull(),
    sealedRefreshToken: text("sealed_refresh_token").notNull(),
    version: integer("version").notNull().default(1),
    /** The connector that asks Salesforce for newer tokens (see database/runner.ts). */
    renewer: text("renewer"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("grants_by_user").on(table.userId, table.createdAt)],
);

/** The ids of the keys that a connector was started with. */
export const connectorKeys = sqliteTable("connector_keys", {
  /** See database/runner.ts. */
  runner: text("runner").primaryKey(),
  keyIds: text("key_ids", { mode: "json" }).$type<string[]>().notNull(),
});

/** Why a user's last sign-in, or a renewal of it, was refused. The next one that succeeds deletes the row. */
export const signInRefusals = sqliteTable("sign_in_refusals", {
  /** Salesforce's id. No reference: a user whose first sign-in was refused has no row. */
  userId: text("user_id").primaryKey(),
  orgId: text("org_id").notNull(),
  problem: text("problem", { mode: "json" }).$type<StoredProblem>().notNull(),
  refusedAt: instant("refused_at").notNull(),
});

export type SignInRefusal = typeof signInRefusals.$inferSelect;

/** One press of "Sign in to Salesforce". */
export const signIns = sqliteTable(
  "sign_ins",
  {
    id: text("id").primaryKey(),
    /** The panel's challenge. Only the holder of its verifier may take the session. */
    codeChallenge: text("code_challenge").notNull(),
    /** The origin of the page that started it. Null where no browser did. */
    origin: text("origin"),
    /** Salesforce's parameter `prompt`, if the panel gave one. */
    prompt: text("prompt"),
    /** The one-time code for the panel, sealed by the vault. */
    sealedPanelCode: text("sealed_panel_code").notNull(),
    status: text("status", { enum: ["pending", "completed", "failed"] }).notNull(),
    failure: text("failure", { mode: "json" }).$type<StoredProblem>(),
    grantId: text("grant_id").references(() => grants.id, { onDelete: "set null" }),
    wrongAttempts: integer("wrong_attempts").notNull().default(0),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** When the panel took the session. A sign-in gives one session. */
    swappedAt: instant("swapped_at"),
  },
  (table) => [index("sign_ins_by_expiry").on(table.expiresAt), index("sign_ins_by_grant").on(table.grantId)],
);

export type SignIn = typeof signIns.$inferSelect;

/** One browser on its way through Salesforce for a sign-in: its cookie, its state and its PKCE verifier. */
export const signInAttempts = sqliteTable(
  "sign_in_attempts",
  {
    id: text("id").primaryKey(),
    signInId: text("sign_in_id")
      .notNull()
      .references(() => signIns.id, { onDelete: "cascade" }),
    stateHash: text("state_hash").notNull().unique(),
    /** The hash of the secret in the browser's cookie. */
    browserSecretHash: text("browser_secret_hash").notNull(),
    sealedVerifier: text("sealed_verifier").notNull(),
    /** The hash of the authorization code that was exchanged, so that it is never exchanged again. */
    codeHash: text("code_hash"),
    status: text("status", { enum: ["started", "claimed", "accepted", "refused"] }).notNull(),
  },
  (table) => [index("sign_in_attempts_by_sign_in").on(table.signInId)],
);

export type SignInAttempt = typeof signInAttempts.$inferSelect;

/** The sessions of panels. The panel alone, or the browser, has the token itself. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    orgId: text("org_id").notNull(),
    grantId: text("grant_id").references(() => grants.id, { onDelete: "set null" }),
    origin: text("origin"),
    /**
     * The id of the Salesforce user in whose Lightning it was begun, where the browser keeps it in a cookie.
     * Null where the panel, or another client, has the token.
     */
    viewer: text("viewer"),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    index("sessions_by_user").on(table.userId),
    index("sessions_by_expiry").on(table.expiresAt),
    index("sessions_by_grant").on(table.grantId),
  ],
);

export type Session = typeof sessions.$inferSelect;

/** Orgs, as their Organization records described them at the last sign-in. */
export const orgs = sqliteTable("orgs", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  instanceUrl: text("instance_url").notNull(),
  isSandbox: integer("is_sandbox", { mode: "boolean" }),
  /** Of the organization, which the quota's month is in. Null until Salesforce has told it. */
  timeZone: text("time_zone"),
  readAt: instant("read_at").notNull(),
  /**
   * Before this time no lead is erased for its age: an org that was there before leads had a retention time
   * gets some days to decide, and an admin who shortens the time a day to take it back.
   */
  retentionFrom: instant("retention_from"),
});

/** The org that the connector serves where configuration names none. It has one row at most, `id` 1. */
export const orgBinding = sqliteTable("org_binding", {
  id: integer("id").primaryKey(),
  orgId: text("org_id").notNull(),
  state: text("state", { enum: ["proposed", "confirmed"] }).notNull(),
  boundAt: instant("bound_at").notNull(),
  boundByUserId: text("bound_by_user_id").notNull(),
  boundByUsername: text("bound_by_username").notNull(),
});
