import fieldRange from "@salesforce/label/c.Crosswalk_Text_FieldRange";
import { formatLabel, formatNumber } from "c/textFormat";

/**
 * The settings that are changed by an input of one type ("toggle", "number" or "choice"), as the connector's form lists
 * them, each with its value and its words in the user's language.
 */
export function fieldsOfType(type, form, settings) {
  return form
    .filter(({ input }) => input.type === type)
    .map(({ setting, label, help, input }) => ({
      ...input,
      name: setting,
      label,
      help,
      range: rangeOf(label, input),
      value: settings[setting],
    }));
}

/** Which numbers a field takes; null for one that is no number. */
function rangeOf(label, { min, max }) {
  return max === undefined ? null : formatLabel(fieldRange, label, formatNumber(min), formatNumber(max));
}

/**
 * Where the page has a field that the connector names, such as `leadSource.lists.ID`: a selector, and which
 * part of what it finds.
 */
export function placeOf(field) {
  const [setting, name, part] = field.split(".");
  if (setting === "quotaOverrides") {
    return { selector: "c-quota-overrides", part: name };
  }
  if (setting === "fieldMapping") {
    return { selector: "c-field-mapping", part: name };
  }
  if (setting === "leadSource") {
    return { selector: "[data-lead-source], c-lead-source-exceptions", part: part ?? name };
  }
  return { selector: `[data-switch="${setting}"], [data-number="${setting}"], [data-choice="${setting}"]` };
}
