import { sql, type SQL } from "drizzle-orm";
import { index, integer, sqliteTable, text, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * What happened, for whoever asks about an id or a moment: ids and codes only, nothing of a person. What the
 * other tables tell as well is not in it (see connector/log/keepEvent.ts).
 */
export const keptEvents = sqliteTable(
  "events",
  {
    /** Their order, whatever the clock said. */
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** By the connector's clock. */
    at: integer("at", { mode: "timestamp_ms" }).notNull(),
    event: text("event").notNull(),
    /** Null for what concerns the connector, and for a sign-in before its org is known. */
    orgId: text("org_id"),
    userId: text("user_id"),
    requestId: text("request_id"),
    traceId: text("trace_id"),
    batchId: text("batch_id"),
    listId: text("list_id"),
    leadId: text("lead_id"),
    creationId: text("creation_id"),
    contactId: text("contact_id"),
    code: text("code"),
    reason: text("reason"),
    /** The other fields of its line in the log. */
    details: text("details", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index("events_by_time").on(table.at),
    index("events_by_user")
      .on(table.userId)
      .where(sql`${table.userId} is not null`),
    index("events_by_request")
      .on(table.requestId)
      .where(sql`${table.requestId} is not null`),
    index("events_by_trace")
      .on(table.traceId)
      .where(sql`${table.traceId} is not null`),
    index("events_by_batch")
      .on(table.batchId)
      .where(sql`${table.batchId} is not null`),
    index("events_by_list")
      .on(table.listId)
      .where(sql`${table.listId} is not null`),
    index("events_by_lead")
      .on(table.leadId)
      .where(sql`${table.leadId} is not null`),
    index("events_by_linked").on(table.contactId).where(isByHand(table)),
    index("events_for_all").on(table.at).where(isForAll(table)),
  ],
);

/**
 * Whether it may explain what happens to others: a setting, the connector itself. In the very words of the
 * index of those, which are few.
 */
export const concernsAll = isForAll(keptEvents);

function isForAll({ event }: { event: AnySQLiteColumn }): SQL {
  return sql`${event} in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed')`;
}

/** Whether a lead was linked by hand, which no creation tells. In the very words of the index of those. */
export const linkedByHand = isByHand(keptEvents);

function isByHand({ event }: { event: AnySQLiteColumn }): SQL {
  return sql`${event} in ('lead.linked', 'lead.unlinked')`;
}

export type KeptEvent = typeof keptEvents.$inferSelect;

/** An event that is about nothing yet: every id, code and reason is null. */
export const noSubject = {
  orgId: null,
  userId: null,
  requestId: null,
  traceId: null,
  batchId: null,
  listId: null,
  leadId: null,
  creationId: null,
  contactId: null,
  code: null,
  reason: null,
} as const satisfies Partial<KeptEvent>;
