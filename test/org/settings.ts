import { statement } from "./storage/statement.ts";
import type { Org, OrgSettings } from "./types.ts";

export const defaultSettings = (): OrgSettings => ({
  stateAndCountryPicklists: false,
  duplicateRule: "off",
  dailyApiLimit: 100_000,
  perUserApiLimit: null,
  appStatus: "installed",
  refreshTokenRotation: true,
  accessTokenMinutes: 120,
  latencyMs: { base: 0, perRecord: 0 },
  corsOrigins: [],
});

/** Keeps the settings in the database, so that an org on disk starts again as it was left. */
export function saveSettings(org: Org): void {
  for (const [name, value] of Object.entries(org.settings)) {
    statement(org.db, "INSERT OR REPLACE INTO _setting (name, value) VALUES (?, ?)").run(
      name,
      JSON.stringify(value),
    );
  }
}

export function loadSettings(org: Org): void {
  const saved = statement(org.db, "SELECT name, value FROM _setting").all() as {
    name: string;
    value: string;
  }[];
  Object.assign(org.settings, Object.fromEntries(saved.map(({ name, value }) => [name, JSON.parse(value)])));
}
