import leadList from "@salesforce/label/c.Crosswalk_LeadSource_LeadList";
import leadPage from "@salesforce/label/c.Crosswalk_LeadSource_LeadPage";
import none from "@salesforce/label/c.Crosswalk_None";
import off from "@salesforce/label/c.Crosswalk_Off";
import on from "@salesforce/label/c.Crosswalk_On";
import { formatNumber, listOf, nameValue } from "c/textFormat";

/** Parts of the Lead Source that have a name. Others are ids of lists. */
const partLabels = { leadPage, leadList };
/** Those whose values need none. */
const unnamed = ["default", "lists"];

function isEmpty(part) {
  return part === null || part === undefined || (typeof part === "object" && Object.keys(part).length === 0);
}

/**
 * A setting's value for reading: on and off, a text or number as it is, quotas by their owners, the parts of
 * anything else.
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
    return parts.length ? listOf(parts.map(partText)) : none;
  }
  return String(value);
}

function partText([name, part]) {
  return unnamed.includes(name) ? valueText(part) : nameValue(partLabels[name] ?? name, valueText(part));
}
