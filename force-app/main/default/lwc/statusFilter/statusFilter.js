import { LightningElement, api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_StatusFilter_All";
import heading from "@salesforce/label/c.Crosswalk_Leads_Status";
import likely from "@salesforce/label/c.Crosswalk_StatusFilter_Likely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLeads from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import notCompared from "@salesforce/label/c.Crosswalk_StatusFilter_NotCompared";
import notComparedOne from "@salesforce/label/c.Crosswalk_StatusFilter_NotComparedOne";
import possible from "@salesforce/label/c.Crosswalk_StatusFilter_Possible";
import { formatCount, formatNumber } from "c/textFormat";

const NAMES = { "": all, new: newLeads, likely, possible, linked };
/** Digits that a count has room for once it is known; more would leave gaps in a long list. */
const DIGITS_MAX = 3;

/**
 * The statuses that a list is filtered by, each with how many leads have it, and how many have not been
 * compared. Fires `filter` ({status}), where no status is all of them.
 */
export default class StatusFilter extends LightningElement {
  /** The chosen status. */
  @api status = "";
  /** How many leads the list has. */
  @api total = 0;
  /** {linked, likely, possible, new, unknown}, or null before they are known. */
  @api counts = null;

  labels = { heading };

  get chips() {
    return chipsOf(this);
  }

  get notCompared() {
    return this.counts?.unknown ? formatCount(this.counts.unknown, notComparedOne, notCompared) : null;
  }

  handleClick(event) {
    const { status } = event.currentTarget.dataset;
    this.dispatchEvent(new CustomEvent("filter", { detail: { status } }));
  }
}

/** Where nothing was compared, it isn't known that nobody has a status. */
function knownOf(counts) {
  const isNothing = counts?.unknown > 0 && counts.unknown === counts.leads - counts.linked;
  return isNothing ? { linked: counts.linked } : { ...counts };
}

function chipsOf({ counts, status: chosen, total }) {
  const known = knownOf(counts);
  return Object.entries(NAMES).map(([status, name]) => {
    const count = status ? known[status] : total;
    const text = count === undefined ? "" : formatNumber(count);
    // Room for the longest of them before they are known: chips that begin another line then would move rows.
    const digits = Math.min(formatNumber(total).length, counts ? DIGITS_MAX : Infinity);
    return {
      status,
      name,
      text,
      width: `min-inline-size: ${digits}ch`,
      pressed: String(status === chosen),
    };
  });
}
