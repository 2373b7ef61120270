import { setStateAndCountryPicklists } from "./schema/stateAndCountry.ts";
import { setPersonAccounts } from "./schema/personAccounts.ts";
import { setSalesTerritories } from "./schema/objects/salesTerritories.ts";
import { updateRow } from "./storage/rows.ts";
import { statement } from "./storage/statement.ts";
import type { AppSettings, Org, OrgSettings } from "./types.ts";

export const defaultSettings = (): OrgSettings => ({
  stateAndCountryPicklists: false,
  duplicateRule: "off",
  leadAssignmentRules: [],
  dailyApiLimit: 100_000,
  perUserApiLimit: null,
  app: { kind: "local", permittedUsers: "preauthorized", activeAfterSeconds: 0 },
  appStatus: "installed",
  orgStatus: "active",
  // Salesforce allows 3,600 logins an hour and user.
  loginsPerHour: 3600,
  connectedAppCreation: false,
  consumerKeys: "keyOnly",
  consumerSecretsByRest: false,
  codeBeforeSecret: false,
  refreshTokenRotation: true,
  latencyMs: { base: 0, perRecord: 0 },
  lockWaitMs: 10_000,
  orgWideDefaults: {},
  packageNamespace: null,
  associatedPermissions: [],
  translationWorkbench: false,
  encryptedFields: [],
  personAccounts: false,
  salesTerritories: false,
  queryPageSize: 2000,
  unindexedLatencyMs: 0,
  endsAtEarlyFailure: false,
});

type Changes = { [Name in keyof Omit<OrgSettings, "app">]?: OrgSettings[Name] | undefined } & {
  app?: { [Name in keyof AppSettings]?: AppSettings[Name] | undefined } | undefined;
};

/** Changes settings, and updates what depends on them. Of the app's, those not named stay as they are. */
export function applySettings(org: Org, changes: Changes): void {
  const app = { ...org.settings.app, ...changes.app };
  Object.assign(org.settings, changes, { app });
  if (changes.stateAndCountryPicklists !== undefined) {
    setStateAndCountryPicklists(org, changes.stateAndCountryPicklists);
  }
  if (changes.duplicateRule !== undefined) {
    const isActive = changes.duplicateRule === "off" ? 0 : 1;
    statement(org.db, "UPDATE DuplicateRule SET IsActive = ?").run(isActive);
  }
  if (changes.personAccounts !== undefined) setPersonAccounts(org, org.settings.personAccounts);
  if (changes.salesTerritories !== undefined) setSalesTerritories(org, org.settings.salesTerritories);
  // What describe says has changed.
  if (changes.encryptedFields !== undefined) org.accessVersion++;
  for (const [object, access] of Object.entries(changes.orgWideDefaults ?? {})) {
    updateRow(org, "Organization", org.id, { [`Default${object}Access`]: access });
  }
  saveSettings(org);
}

/** Keeps the settings in the database, so that an org on disk starts again as it was left. */
function saveSettings(org: Org): void {
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
  applySettings(org, Object.fromEntries(saved.map(({ name, value }) => [name, JSON.parse(value)])));
}
