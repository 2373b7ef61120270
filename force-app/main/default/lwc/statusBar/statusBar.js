import { LightningElement, api } from "lwc";
import description from "@salesforce/label/c.Crosswalk_MatchReport_Description";
import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import likely from "@salesforce/label/c.Crosswalk_Text_NameStatusLikely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLead from "@salesforce/label/c.Crosswalk_Text_NameStatusNew";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import possible from "@salesforce/label/c.Crosswalk_Text_NameStatusPossible";
import unknown from "@salesforce/label/c.Crosswalk_MatchReport_NotCompared";
import { formatCount, formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";

const names = { linked, likely, possible, new: newLead, unknown };

/** The statuses that any lead has, in the order of the bar. */
function segmentsOf(counts) {
  return Object.entries(names)
    .map(([status, name]) => ({ status, name, count: counts[status] }))
    .filter(({ count }) => count > 0)
    .map(({ status, name, count }) => ({
      status,
      text: nameValue(name, formatNumber(count)),
      width: `flex: ${count} 1 0`,
      barClass: status,
      swatchClass: `swatch ${status}`,
      canFilter: status !== "unknown",
    }));
}

function descriptionOf(counts) {
  const parts = segmentsOf(counts).map(({ text }) => text);
  return formatLabel(description, formatCount(counts.leads, oneLead, leads), listOf(parts));
}

/**
 * How many leads are linked, likely, possible, new and not yet compared, as a bar whose legend says the same
 * in words. Fires `filter` ({status}) when one of the legend is chosen.
 */
export default class StatusBar extends LightningElement {
  /** {leads, linked, likely, possible, new, unknown} */
  @api counts;

  get segments() {
    return segmentsOf(this.counts);
  }

  get description() {
    return descriptionOf(this.counts);
  }

  handleFilter(event) {
    const { status } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent("filter", { detail: { status } }));
  }
}
