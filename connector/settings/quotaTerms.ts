import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import { prepared } from "../database/prepared.ts";
import { orgs, users } from "../database/schema/sessions.ts";
import { dayOf, daysIn, knownTimeZone } from "../reasons/timeZone.ts";
import { isSameId, monthlyQuotaMax, readSettings, type Settings } from "./settings.ts";

export interface QuotaOwner {
  orgId: string;
  userId: string;
}

/** What a user's quota is at an instant. It is the same for all contacts of one request. */
export interface QuotaTerms extends QuotaLimit {
  /** Calendar month in the org's time zone, `YYYY-MM`. */
  month: string;
  /** When the month ends. ISO 8601, UTC. */
  resetsAt: string;
  /** The org's; UTC where it is not known. */
  timeZone: string;
}

/** The terms of a user's quota at `now`. */
export async function quotaTerms(
  database: DatabaseHandle,
  { orgId, userId }: QuotaOwner,
  now: Date,
): Promise<QuotaTerms> {
  const timeZone = await quotaTimeZone(database, orgId);
  const month = monthOf(now, timeZone);
  const permissionSets =
    (await firstOf(prepared(database, setsOf).execute({ userId })))?.permissionSets ?? null;
  const limit = quotaLimitOf(await readSettings(database, orgId), { id: userId, permissionSets });
  return { month, ...limit, resetsAt: endOfMonth(month, timeZone).toISOString(), timeZone };
}

/** The time zone that an org's months are in. */
export async function quotaTimeZone(database: DatabaseHandle, orgId: string): Promise<string> {
  return knownTimeZone((await firstOf(prepared(database, zoneOf).execute({ orgId })))?.timeZone ?? null);
}

const setsOf = (database: DatabaseHandle) =>
  database
    .select({ permissionSets: users.permissionSets })
    .from(users)
    .where(eq(users.id, sql.placeholder("userId")))
    .prepare();

const zoneOf = (database: DatabaseHandle) =>
  database
    .select({ timeZone: orgs.timeZone })
    .from(orgs)
    .where(eq(orgs.id, sql.placeholder("orgId")))
    .prepare();

interface QuotaLimit {
  limit: number;
  /** Whether the user's permission sets are not known, so that the limit may be higher. */
  isProvisional: boolean;
}

/**
 * The quota that an admin decided for a user. Their own goes first, since somebody named them. Of their
 * permission sets the highest counts: a permission set gives and never takes, as everywhere in Salesforce.
 * While nobody knows which they have (a rep may not see it), the lowest quota that may be theirs counts, so
 * that nobody exceeds what an admin decided.
 */
export function quotaLimitOf(
  { monthlyQuota, quotaOverrides }: Pick<Settings, "monthlyQuota" | "quotaOverrides">,
  user: { id: string; permissionSets: readonly string[] | null },
): QuotaLimit {
  const own = quotaOverrides.find((one) => one.for === "user" && isSameId(one.name, user.id));
  const bounded = (...quotas: number[]) => Math.min(...quotas, monthlyQuotaMax);
  if (own) return { limit: bounded(own.monthlyQuota), isProvisional: false };
  const ofSets = quotaOverrides.filter((one) => one.for === "permissionSet");
  if (user.permissionSets === null && ofSets.length > 0) {
    const limit = bounded(monthlyQuota, ...ofSets.map((one) => one.monthlyQuota));
    return { limit, isProvisional: true };
  }
  const names = new Set(user.permissionSets?.map((name) => name.toLowerCase()));
  const held = ofSets.filter(({ name }) => names.has(name.toLowerCase())).map((one) => one.monthlyQuota);
  return { limit: bounded(held.length > 0 ? Math.max(...held) : monthlyQuota), isProvisional: false };
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The calendar month of an instant in a time zone, `YYYY-MM`. */
export function monthOf(instant: Date, timeZone: string | null): string {
  return dayOf(instant, { timeZone }).slice(0, 7);
}

/**
 * The instant at which the month after `month` (`YYYY-MM`) begins in a time zone. It is looked for, since
 * clocks may change at midnight: a month can begin at one o'clock.
 */
export function endOfMonth(month: string, timeZone: string | null): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const inUtc = Date.UTC(year, number, 1);
  const dayIn = daysIn(timeZone);
  // No time zone is further from UTC than 14 hours, and all are whole minutes from it.
  let within = inUtc - 15 * hourMs;
  let after = inUtc + 15 * hourMs;
  while (after - within > minuteMs) {
    const middle = within + Math.floor((after - within) / 2 / minuteMs) * minuteMs;
    if (dayIn(new Date(middle)).slice(0, 7) > month) after = middle;
    else within = middle;
  }
  return new Date(after);
}
