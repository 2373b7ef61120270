import inactive from "@salesforce/label/c.Crosswalk_Settings_Inactive";
import label from "@salesforce/label/c.Crosswalk_LeadSource_Default";
import notChosen from "@salesforce/label/c.Crosswalk_LeadSource_NotChosen";
import { formatLabel } from "c/textFormat";

/**
 * The choice of the Lead Source. A value that the org has deactivated since stays visible, with a warning, so
 * that the admin sees what to replace.
 */
export function leadSourceChoice(chosen, leadSources) {
  const value = chosen ?? "";
  const isInactive = Boolean(value) && !leadSources.some((option) => option.value === value);
  const kept = isInactive ? [{ value, label: value }] : [];
  const warning = isInactive ? formatLabel(inactive, value) : null;
  return { label, value, warning, options: [{ value: "", label: notChosen }, ...kept, ...leadSources] };
}
