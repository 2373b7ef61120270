import type { DatabaseHandle } from "../../connector/database/open.ts";
import { settings } from "../../connector/database/schema/settings.ts";
import type { Settings } from "../../connector/settings/settingsTable.ts";

/** Changes the settings of every org in the database itself, at moments at which no admin could. */
export function changeSettings(database: DatabaseHandle, changes: Partial<Settings>): void {
  for (const { values } of database.select().from(settings).all()) {
    database
      .update(settings)
      .set({ values: { ...values, ...changes } })
      .run();
  }
}
