import leadSource from "@salesforce/label/c.Crosswalk_LeadSource_Default";
import leadList from "@salesforce/label/c.Crosswalk_LeadSource_LeadList";
import leadPage from "@salesforce/label/c.Crosswalk_LeadSource_LeadPage";
import namedLists from "@salesforce/label/c.Crosswalk_LeadSource_NamedLists";
import none from "@salesforce/label/c.Crosswalk_None";
import off from "@salesforce/label/c.Crosswalk_Off";
import on from "@salesforce/label/c.Crosswalk_On";
import { formatNumber, listOf, nameValue } from "c/textFormat";

/** The parts of the one setting that has any. */
const partLabels = { default: leadSource, leadPage, leadList, lists: namedLists };

function isEmpty(part) {
  return part === null || part === undefined || (typeof part === "object" && Object.keys(part).length === 0);
}

/**
 * A setting's value for reading: on and off, a text or number as it is, quotas by their owners, the parts of
 * anything else. A default alone needs no name, as it is the setting's own.
 */
export function valueText(value) {
  if (value === null || value === undefined || value === "") {
    return none;
  }
  if (typeof value === "boolean") {
    return value ? on : off;
  }
  if (Array.isArray(value)) {
    return value.length
      ? listOf(value.map(({ name, monthlyQuota }) => nameValue(name, formatNumber(monthlyQuota))))
      : none;
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, part]) => !isEmpty(part));
    if (parts.length === 1 && parts[0][0] === "default") {
      return valueText(parts[0][1]);
    }
    return parts.length
      ? listOf(parts.map(([name, part]) => nameValue(partLabels[name] ?? name, valueText(part))))
      : none;
  }
  return String(value);
}
