import { setStateAndCountryPicklists } from "../schema/stateAndCountry.ts";
import { saveSettings } from "../settings.ts";
import type { Org, OrgSettings } from "../types.ts";

type Changes = { [Name in keyof OrgSettings]?: OrgSettings[Name] | undefined };

/** Changes settings, and what of the org follows from them. */
export function applySettings(org: Org, changes: Changes): void {
  Object.assign(org.settings, changes);
  if (changes.stateAndCountryPicklists !== undefined) {
    setStateAndCountryPicklists(org, changes.stateAndCountryPicklists);
  }
  saveSettings(org);
}
