import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { jsonAt } from "../database/fragments.ts";
import {
  creationCounts,
  creations,
  type CreationState,
  quotaFreeStates,
} from "../database/schema/contacts.ts";
import { users } from "../database/schema/sessions.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { readOr } from "../salesforce/patience.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { csvLine } from "../work/csvLine.ts";
import { monthOf, quotaLimitOf, quotaTimeZone } from "./quotaTerms.ts";
import { readSettings } from "./settings.ts";
import { refreshHolders } from "./updateSettings.ts";

/** Who has used this percentage of their quota is shown as near its end. */
const nearPercent = 80;

interface UserUsage {
  userId: string;
  used: number;
  /** What the user's quota is now, also for a month gone by. */
  limit: number;
  /** Of the limit. More than 100 where an admin has lowered it below what was used. */
  percent: number;
  isNear: boolean;
  /** Number of creations by outcome: how they ended, or the error's code for failed ones. */
  outcomes: Record<string, number>;
}

/** The outcome of each state of the ledger; of a failed creation without a known problem, an error's code. */
const outcomes = {
  reserved: "in-progress",
  sent: "in-progress",
  unknown: "in-progress",
  created: "created",
  undone: "undone",
  "never-known": "never-known",
  failed: "internal",
} as const satisfies Record<CreationState, string>;

/** The outcomes of what has ended and takes quota. */
const usedOutcomes = new Set<string>([outcomes.created, outcomes["never-known"]]);

const isFree = (state: CreationState) => quotaFreeStates.some((free) => free === state);

/** The outcome of a creation: its own word for what is no error, else the error's code. */
export function outcomeOf({ state, code }: { state: CreationState; code: string | null }): string {
  return (state === "failed" && code) || outcomes[state];
}

/**
 * The code of the error of a creation that failed; `not-tried` where Salesforce has halted it as too many
 * others of its request failed: it is no failure, and mostly sent again.
 */
export const failureCode = (handle: Pick<DatabaseHandle, "engine">) =>
  sql<string | null>`case
    when ${jsonAt(handle, creations.problem, "members.reason")} = 'not-tried' then 'not-tried'
    else ${jsonAt(handle, creations.problem, "code")} end`;

/**
 * The usage of each user of the org in a month (`YYYY-MM`), the nearest to the end of their quota first: what
 * the ledger has, and what was counted before its rows went. Counts only, so that leads stay private.
 */
export async function usageByUser(
  database: DatabaseHandle,
  orgId: string,
  month: string,
): Promise<UserUsage[]> {
  const code = failureCode(database);
  const rows = (
    await database
      .select({ userId: creations.userId, state: creations.state, code, count: count() })
      .from(creations)
      .where(and(eq(creations.orgId, orgId), eq(creations.month, month)))
      .groupBy(creations.userId, creations.state, code)
  ).map((row) => ({ ...row, outcome: outcomeOf(row), isUsed: !isFree(row.state) }));
  const gone = (
    await database
      .select()
      .from(creationCounts)
      .where(and(eq(creationCounts.orgId, orgId), eq(creationCounts.month, month)))
  ).map((row) => ({ ...row, isUsed: usedOutcomes.has(row.outcome) }));
  const limitOf = await limitsOf(database, orgId);
  const usages = new Map<string, Pick<UserUsage, "userId" | "used" | "outcomes">>();
  for (const { userId, outcome, count: times, isUsed } of [...rows, ...gone]) {
    const user = usages.get(userId) ?? { userId, used: 0, outcomes: {} };
    usages.set(userId, user);
    if (isUsed) user.used += times;
    user.outcomes[outcome] = (user.outcomes[outcome] ?? 0) + times;
  }
  return [...usages.values()]
    .map((usage) => {
      const limit = limitOf(usage.userId);
      const percent = Math.floor((usage.used / limit) * 100);
      return { ...usage, limit, percent, isNear: percent >= nearPercent };
    })
    .sort(
      (one, other) =>
        other.percent - one.percent || other.used - one.used || (one.userId < other.userId ? -1 : 1),
    );
}

async function limitsOf(database: DatabaseHandle, orgId: string): Promise<(userId: string) => number> {
  const settings = await readSettings(database, orgId);
  const known = await database.select().from(users).where(eq(users.orgId, orgId));
  const sets = new Map(known.map(({ id, permissionSets }) => [id, permissionSets]));
  return (userId) => quotaLimitOf(settings, { id: userId, permissionSets: sets.get(userId) ?? null }).limit;
}

interface Usage {
  month: string;
  users: (UserUsage & { username: string | null; displayName: string | null })[];
}

/**
 * What each user of the caller's org did in a month (`YYYY-MM`, by default this one), in counts, with their
 * names. Throws `not-admin`.
 */
export async function readUsage(ctx: RequestContext, asked?: string): Promise<Usage> {
  await requireAdmin(ctx);
  const { orgId } = ctx.caller;
  // An admin may see who has a permission set, while a rep may not. What was known stays if Salesforce fails.
  const { quotaOverrides } = await readSettings(ctx.database, orgId);
  await readOr(
    () => refreshHolders(ctx, quotaOverrides),
    () => undefined,
  );
  const month = asked ?? monthOf(ctx.clock(), await quotaTimeZone(ctx.database, orgId));
  const usage = await usageByUser(ctx.database, orgId, month);
  const ids = usage.map(({ userId }) => userId);
  const known = await ctx.database.select().from(users).where(inArray(users.id, ids));
  const names = new Map(known.map((user) => [user.id, user]));
  return {
    month,
    users: usage.map((one) => ({
      ...one,
      username: names.get(one.userId)?.username ?? null,
      displayName: names.get(one.userId)?.displayName ?? null,
    })),
  };
}

/**
 * The usage of a month as CSV: a line for each user. A byte order mark tells spreadsheets that it is UTF-8.
 * Throws `not-admin`.
 */
export async function exportUsage(
  ctx: RequestContext,
  month: string | undefined,
  words: Words,
): Promise<{ name: string; csv: string }> {
  const usage = await readUsage(ctx, month);
  const header = [
    words.heading(say("name-name")),
    words.heading(say("name-username")),
    words.heading("usage-used"),
    words.heading("usage-limit"),
    words.heading("usage-percent"),
    words.heading("usage-near"),
    words.heading("usage-outcomes"),
  ];
  const rows = usage.users.map(
    ({ displayName, username, userId, used, limit, percent, isNear, outcomes }) => [
      displayName ?? userId,
      username ?? "",
      String(used),
      String(limit),
      String(percent),
      isNear ? words.write("usage-is-near") : "",
      outcomesCell(outcomes),
    ],
  );
  const name = words.write("usage-file", { month: usage.month });
  return { name, csv: `\uFEFF${[header, ...rows].map(csvLine).join("")}` };
}

/** "created 66, validation-failed 30": codes are the same in every language. */
function outcomesCell(outcomes: Record<string, number>): string {
  return Object.entries(outcomes)
    .map(([code, times]) => `${code} ${times}`)
    .join(", ");
}
