import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { settings } from "../database/schema/settings.ts";
import { settingNames, settingsTable, type Settings } from "./settingsTable.ts";
import { firstOf } from "../database/firstOf.ts";

const initialSettings = Object.fromEntries(
  settingNames.map((name) => [name, settingsTable[name].initial]),
) as Settings;

/**
 * The settings of an org. Those that no admin has decided have their initial values, under which no contact
 * is created.
 */
export async function readSettings(database: DatabaseHandle, orgId: string): Promise<Settings> {
  const stored = await firstOf(database.select().from(settings).where(eq(settings.orgId, orgId)));
  return { ...initialSettings, ...stored?.values };
}
