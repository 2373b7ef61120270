import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { orgs, users } from "../database/schema/sessions.ts";
import { readSettings } from "../settings/readSettings.ts";
import { quotaLimitOf, type QuotaLimit } from "./quotaLimitOf.ts";
import { knownTimeZone } from "../timeZone.ts";
import { endOfMonth, monthOf } from "./month.ts";
import { firstOf } from "../database/firstOf.ts";

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
