import { sql, type SQL } from "drizzle-orm";
import {
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from "drizzle-orm/sqlite-core";
import type { StoredProblem } from "../../reasons/problems.ts";

/** Ends as creations do, but for the undo: see `creationStates`. */
const roleStates = ["reserved", "sent", "created", "failed", "unknown", "never-known"] as const;

export type AddedRoleState = (typeof roleStates)[number];

/**
 * The ledger of roles that are added to contacts which are in Salesforce already: a row for each attempt,
 * written before anything is sent. It has a table of its own because nothing of a creation's row fits: it
 * takes no quota, makes no contact and is told by contact and opportunity, not by lead. Ids alone are kept:
 * a role is never sent from here, so that nobody has to know later what was to be sent.
 */
export const addedRoles = sqliteTable(
  "added_roles",
  {
    id: text("id").primaryKey(),
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    leadId: text("lead_id").notNull(),
    contactId: text("contact_id").notNull(),
    opportunityId: text("opportunity_id").notNull(),
    state: text("state", { enum: roleStates }).notNull(),
    /** A UUID, or a keyed hash: see secrets.ts. */
    idempotencyKey: text("idempotency_key"),
    /** A keyed hash of the request's body, to tell a retry from another request under the same key. */
    requestDigest: text("request_digest"),
    opportunityContactRoleId: text("opportunity_contact_role_id"),
    /** Why there is no role: code and reason, without the words, which may quote somebody. */
    problem: text("problem", { mode: "json" }).$type<StoredProblem>(),
    /** Milliseconds since 1970, by this connector's clock. */
    createdAt: integer("created_at").notNull(),
    sentAt: integer("sent_at"),
    /** The connector that sends it (see database/runner.ts). */
    runner: text("runner"),
    /** When the answer was found to be lost. */
    lostAt: integer("lost_at"),
    settledAt: integer("settled_at"),
    /** When to look for the role in Salesforce next. Null where nothing is in doubt. */
    checkAt: integer("check_at"),
  },
  (table) => [
    // Salesforce takes any number of roles of a contact on an opportunity, and they have no external id.
    uniqueIndex("added_roles_one_running")
      .on(table.orgId, table.contactId, table.opportunityId)
      .where(runs(table)),
    uniqueIndex("added_roles_idempotency_key")
      .on(table.orgId, table.userId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    index("added_roles_lead").on(table.leadId),
    index("added_roles_time").on(table.createdAt),
  ],
);

/** Whether it runs, in the very words of the index of those that do. */
export const isAdding = runs(addedRoles);

function runs({ state }: { state: AnySQLiteColumn }): SQL {
  return sql`${state} in ('reserved', 'sent', 'unknown')`;
}

export type AddedRole = typeof addedRoles.$inferSelect;
