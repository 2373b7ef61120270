/** A time that something is kept for. */
interface Span {
  months?: number;
  days?: number;
  minutes?: number;
}

interface Kept extends Span {
  /** Of the database. Their rows that expire are kept for so long after that. */
  tables?: readonly string[];
  /** The setting with which an admin changes `days`. */
  setting?: string;
  /** The job of connector/background.ts that ends it. Absent: it is kept for good. */
  endedBy?: string;
}

/** So many rehearsals of a user are kept at most; of more, those that began first go before their time. */
export const rehearsalsKeptMax = 50;

/** How long nothing more goes after an admin has shortened a time, who may have mistyped it. */
export const graceMs = 24 * 60 * 60_000;

/**
 * How long everything is kept that a connector stores, and which job ends it. Each table of the database is
 * in one row. What is kept for good does not grow with the work: a few rows a user and month, a person who
 * asked to be erased, a decision of an admin.
 */
export const retention = {
  leads: {
    tables: ["leads", "lead_profiles", "lead_lists", "lead_list_members", "lead_links", "lead_rejections"],
    days: 180,
    setting: "retentionDays",
    endedBy: "erase old leads",
  },
  batches: {
    tables: ["batches", "batch_rows", "batch_undos", "batch_undo_rows"],
    days: 90,
    setting: "batchRetentionDays",
    endedBy: "erase old batches",
  },
  rehearsals: { tables: ["rehearsals", "rehearsal_rows"], days: 7, endedBy: "erase old rehearsals" },
  ledger: { tables: ["creations", "added_roles"], months: 13, endedBy: "thin the ledger" },
  /** From the user's last sign-in: nobody else can ask Salesforce how it ended. */
  lostAnswers: { days: 30, endedBy: "end lost answers" },
  counts: { tables: ["creation_counts"] },
  erasedPeople: { tables: ["erased_people", "erasure_key"] },
  users: { tables: ["users", "column_choices"], months: 13, endedBy: "forget who has left" },
  grants: { tables: ["grants"], minutes: 0, endedBy: "sweep" },
  sessions: { tables: ["sessions"], days: 7, endedBy: "sweep" },
  signIns: { tables: ["sign_ins", "sign_in_attempts"], minutes: 10, endedBy: "sweep" },
  refusedSignIns: { tables: ["sign_in_refusals"], days: 90, endedBy: "sweep" },
  events: { tables: ["events"], days: 30, endedBy: "erase old events" },
  decisions: { tables: ["settings", "settings_changes", "org_binding"] },
  /** Since which restore of the database which user was asked what Salesforce made. */
  restores: { tables: ["restores", "restore_answers"] },
  orgs: { tables: ["orgs", "connector_keys", "__drizzle_migrations"] },
  uploads: { days: 1, endedBy: "discard uploads" },
  unusedParts: { days: 7, endedBy: "rewrite the file" },
  writeAheadLog: { minutes: 10, endedBy: "empty the write-ahead log" },
} as const satisfies Record<string, Kept>;

export type KeptName = keyof typeof retention;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What is older than this has been kept long enough. */
export function keptSince(now: Date, { months = 0, days = 0, minutes = 0 }: Span): Date {
  const since = new Date(now.getTime() - days * dayMs - minutes * minuteMs);
  since.setUTCMonth(since.getUTCMonth() - months);
  return since;
}
