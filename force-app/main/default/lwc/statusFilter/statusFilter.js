import { api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_StatusFilter_All";
import heading from "@salesforce/label/c.Crosswalk_Column_Status";
import likely from "@salesforce/label/c.Crosswalk_StatusFilter_Likely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLeads from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import unknown from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import possible from "@salesforce/label/c.Crosswalk_StatusFilter_Possible";
import { BaseElement } from "c/baseElement";
import { formatNumber, nameValue } from "c/textFormat";

const NAMES = { "": all, new: newLeads, likely, possible, linked };

/**
 * The statuses that a list is filtered by, each with how many leads have it, and how many have not been
 * compared. Fires `filter` ({status}), where no status is all of them.
 */
export default class StatusFilter extends BaseElement {
  /** The chosen status. */
  @api status = "";
  /** How many leads the list has. */
  @api total = 0;
  /** {linked, likely, possible, new, unknown}, or null before they are known. */
  @api counts = null;

  labels = { heading };

  /** A figure that is zero is not shown; a chip only where some of its leads may be found yet. */
  get chips() {
    const { counts, status: chosen, total } = this;
    return Object.entries(NAMES)
      .map(([status, name]) => {
        const count = status ? counts?.[status] : total;
        const isNone = count === 0 && (status === "linked" || !counts.unknown);
        return {
          status,
          name,
          text: count ? formatNumber(count) : "",
          isShown: !isNone || status === chosen,
        };
      })
      .filter(({ isShown }) => isShown)
      .map((chip) => ({ ...chip, pressed: String(chip.status === chosen) }));
  }

  get notChecked() {
    return this.counts?.unknown ? nameValue(unknown, formatNumber(this.counts.unknown)) : null;
  }

  handleClick(event) {
    const { status } = event.currentTarget.dataset;
    this.fire("filter", { status });
  }
}
