import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** An ordered, named set of leads of one owner. Not shown until its import has ended (`readyAt`). */
export const leadLists = sqliteTable(
  "lead_lists",
  {
    id: text().primaryKey(),
    orgId: text("org_id").notNull(),
    ownerId: text("owner_id").notNull(),
    name: text().notNull(),
    /** The layout of its lead file, e.g. `linkedin-connections`. */
    format: text(),
    isShared: integer("is_shared", { mode: "boolean" }).notNull().default(false),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    readyAt: integer("ready_at", { mode: "timestamp_ms" }),
    /** The connector that imports or removes it (see database/runner.ts), while it is not ready. */
    runner: text(),
    /** While it is imported, and only then: the rows of the file that have been read. */
    rowsRead: integer("rows_read"),
    /** How much of the file that is, in percent; null until the first rows are stored. */
    percentRead: integer("percent_read"),
    /** By this the client that imports it knows it among the imports that run. */
    importKey: text("import_key"),
    /** The number of its members, written in the transaction in which they come or go. */
    leadCount: integer("lead_count").notNull().default(0),
  },
  (table) => [
    index("lead_lists_owner").on(table.orgId, table.ownerId),
    index("lead_lists_shared").on(table.orgId, table.isShared),
  ],
);

export type LeadListRow = typeof leadLists.$inferSelect;

/** A LinkedIn person as one owner knows them. Several lists of the owner may hold the same lead. */
export const leads = sqliteTable(
  "leads",
  {
    id: text().primaryKey(),
    orgId: text("org_id").notNull(),
    ownerId: text("owner_id").notNull(),
    firstName: text("first_name").notNull(),
    lastName: text("last_name").notNull(),
    /** The name in the source's own spelling. */
    sourceName: text("source_name").notNull(),
    title: text(),
    company: text(),
    companyDomain: text("company_domain"),
    /** Where the person worked before. */
    formerCompany: text("former_company"),
    location: text(),
    /** ISO 3166-1 alpha-2. Null where the location does not tell it for certain. */
    country: text(),
    email: text(),
    phone: text(),
    /** The canonical profile URL to show. lead_profiles has all of the lead's. */
    profileUrl: text("profile_url"),
    /** The list whose import last gave the lead another title or company, and what they were before. */
    changedIn: text("changed_in"),
    earlierTitle: text("earlier_title"),
    earlierCompany: text("earlier_company"),
    earlierCompanyDomain: text("earlier_company_domain"),
    /** Name, company and title without case and accents, for the search box. */
    searchText: text("search_text").notNull(),
    createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
    updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
    /** When it was to be removed while a creation needed it. Nobody sees it; it goes once that has ended. */
    removedAt: integer("removed_at", { mode: "timestamp_ms" }),
    /** Whether that was on the person's request: no import finds it, or shows it again. */
    isErased: integer("is_erased", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("leads_removed")
      .on(table.removedAt)
      .where(sql`${table.removedAt} is not null`),
    // Which leads the retention time is over for.
    index("leads_age").on(table.orgId, table.updatedAt),
    // An import recognizes a lead without a profile URL by these. LinkedIn tells few people's addresses.
    index("leads_email")
      .on(table.orgId, table.ownerId, table.email, table.lastName, table.firstName)
      .where(sql`${table.email} is not null`),
    index("leads_name").on(table.orgId, table.ownerId, table.lastName, table.firstName),
  ],
);

export type LeadRow = typeof leads.$inferSelect;

/** The profile URLs of leads. An owner has one lead for each, into which an import merges. */
export const leadProfiles = sqliteTable(
  "lead_profiles",
  {
    orgId: text("org_id").notNull(),
    ownerId: text("owner_id").notNull(),
    url: text().notNull(),
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.ownerId, table.url] }),
    index("lead_profiles_lead").on(table.leadId),
    index("lead_profiles_url").on(table.orgId, table.url),
  ],
);

/** The triggers of the migration keep the words of each member (see leads/wordSearch.ts). */
export const leadListMembers = sqliteTable(
  "lead_list_members",
  {
    /** Gives the order within the list. Of all lists, so that it is the member's number in the index. */
    position: integer().primaryKey({ autoIncrement: true }),
    listId: text("list_id")
      .notNull()
      .references(() => leadLists.id, { onDelete: "cascade" }),
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
  },
  (table) => [
    uniqueIndex("lead_list_members_lead").on(table.leadId, table.listId),
    index("lead_list_members_position").on(table.listId, table.position),
  ],
);

/**
 * What a user chose the columns of lead files to be, by a keyed hash of the files' shape (see
 * secrets.ts): it tells nothing of their rows.
 */
export const columnChoices = sqliteTable(
  "column_choices",
  {
    orgId: text("org_id").notNull(),
    userId: text("user_id").notNull(),
    shape: text().notNull(),
    /** The meaning of each column, null for one that is not used. */
    columns: text({ mode: "json" }).$type<(string | null)[]>().notNull(),
    chosenAt: integer("chosen_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.orgId, table.shape] })],
);

/** Stands in place of a user's id where a link holds for everybody who sees the lead. */
export const everybody = "";

/**
 * The Contact or Salesforce Lead that a lead is. A link by the lead's owner or by a creation holds for
 * everybody who sees the lead. A link by a colleague on a shared list holds for the colleague alone.
 */
export const leadLinks = sqliteTable(
  "lead_links",
  {
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    /** Whose lead it is, and so whose lists it is in. */
    ownerId: text("owner_id").notNull(),
    /** The Salesforce user id of the only colleague for whom it holds. Empty: it holds for everybody. */
    forUser: text("for_user").notNull(),
    /** 18 characters. */
    recordId: text("record_id").notNull(),
    object: text({ enum: ["Contact", "Lead"] }).notNull(),
    origin: text({ enum: ["person", "creation"] }).notNull(),
    linkedBy: text("linked_by").notNull(),
    linkedAt: integer("linked_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.leadId, table.forUser] }),
    index("lead_links_by_record").on(table.recordId),
    index("lead_links_owner").on(table.ownerId, table.leadId),
  ],
);

export type LeadLink = typeof leadLinks.$inferSelect;

/**
 * "Not the same person". The decision of the lead's owner holds for everybody who sees the lead. A
 * colleague's decision holds for the colleague alone, and goes before the owner's.
 */
export const leadRejections = sqliteTable(
  "lead_rejections",
  {
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id, { onDelete: "cascade" }),
    recordId: text("record_id").notNull(),
    rejectedBy: text("rejected_by").notNull(),
    /** False for a colleague who takes back for themselves what the owner rejected. */
    isRejected: integer("is_rejected", { mode: "boolean" }).notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.leadId, table.recordId, table.rejectedBy] })],
);

export type LeadRejection = typeof leadRejections.$inferSelect;
