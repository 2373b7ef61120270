import type { DatabaseHandle } from "../../connector/database/database.ts";
import { settings } from "../../connector/database/schema/settings.ts";
import type { Settings } from "../../connector/settings/settings.ts";

/** Changes the settings of every org in the database itself, at moments at which no admin could. */
export async function changeSettings(database: DatabaseHandle, changes: Partial<Settings>): Promise<void> {
  for (const { values } of await database.select().from(settings)) {
    await database.update(settings).set({ values: { ...values, ...changes } });
  }
}
