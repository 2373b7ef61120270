import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import { settings } from "../database/schema/settings.ts";

/** What an admin has decided of one setting (see connector/settings/settings.ts), for rooms below them. */
export async function storedSetting(
  database: DatabaseHandle,
  orgId: string,
  name: "contactRecordType",
): Promise<unknown> {
  const stored = await firstOf(database.select().from(settings).where(eq(settings.orgId, orgId)));
  return stored?.values[name];
}
