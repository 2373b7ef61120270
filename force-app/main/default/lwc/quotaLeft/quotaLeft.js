import { LightningElement, api } from "lwc";
import quotaHelp from "@salesforce/label/c.Crosswalk_Quota_Help";
import left from "@salesforce/label/c.Crosswalk_Quota_Short";
import usedUp from "@salesforce/label/c.Crosswalk_Quota_UsedUp";
import { formatDateTime, formatDayOfYear, formatLabel, formatNumber } from "c/textFormat";

/** How many contacts are left of the month's quota; in red, with the day of the reset, where none is. */
export default class QuotaLeft extends LightningElement {
  @api quota;

  get text() {
    const { remaining, resetsAt } = this.quota;
    return remaining === 0
      ? formatLabel(usedUp, formatNumber(0), formatDayOfYear(resetsAt))
      : formatLabel(left, formatNumber(remaining));
  }

  get textClass() {
    // Until when there is none is long in some languages, and may take two lines; a number takes one.
    return `slds-text-body_small ${this.quota.remaining === 0 ? "slds-text-color_error" : "whole"}`;
  }

  get help() {
    return formatLabel(quotaHelp, formatDateTime(this.quota.resetsAt));
  }
}
