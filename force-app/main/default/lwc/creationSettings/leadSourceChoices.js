import defaultHelp from "@salesforce/label/c.Crosswalk_LeadSource_DefaultHelp";
import defaultLabel from "@salesforce/label/c.Crosswalk_LeadSource_Default";
import inactive from "@salesforce/label/c.Crosswalk_Settings_Inactive";
import leadList from "@salesforce/label/c.Crosswalk_LeadSource_LeadList";
import leadPage from "@salesforce/label/c.Crosswalk_LeadSource_LeadPage";
import notChosen from "@salesforce/label/c.Crosswalk_LeadSource_NotChosen";
import sameAsDefault from "@salesforce/label/c.Crosswalk_LeadSource_SameAsDefault";
import { formatLabel } from "c/textFormat";

const origins = [
  { name: "default", label: defaultLabel, help: defaultHelp, none: notChosen },
  { name: "leadPage", label: leadPage, none: sameAsDefault },
  { name: "leadList", label: leadList, none: sameAsDefault },
];

/**
 * A choice of Lead Source for each place a contact can come from. A value that the org has deactivated since
 * stays visible, with a warning, so that the admin sees what to replace.
 */
export function leadSourceChoices(mapping, leadSources) {
  return origins.map(({ none, ...origin }) => {
    const value = mapping[origin.name] ?? "";
    const isInactive = Boolean(value) && !leadSources.some((option) => option.value === value);
    const kept = isInactive ? [{ value, label: value }] : [];
    const warning = isInactive ? formatLabel(inactive, value) : null;
    return { ...origin, value, warning, options: [{ value: "", label: none }, ...kept, ...leadSources] };
  });
}
