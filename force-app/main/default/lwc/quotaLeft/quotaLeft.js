import { LightningElement, api } from "lwc";
import many from "@salesforce/label/c.Crosswalk_Quota_Remaining";
import one from "@salesforce/label/c.Crosswalk_Quota_RemainingOne";
import provisional from "@salesforce/label/c.Crosswalk_Quota_Provisional";
import quotaHelp from "@salesforce/label/c.Crosswalk_Quota_Help";
import short from "@salesforce/label/c.Crosswalk_Quota_Short";
import usedUp from "@salesforce/label/c.Crosswalk_Quota_UsedUp";
import {
  formatCount,
  formatDateTime,
  formatDayOfYear,
  formatLabel,
  formatNumber,
  joinParts,
} from "c/textFormat";

/** How many contacts are left of the month's quota; in red, with the day of the reset, where none is. */
export default class QuotaLeft extends LightningElement {
  @api quota;
  /** Whether there is room for the number alone. */
  @api isShort = false;

  get text() {
    return textOf(this.quota, this.isShort);
  }

  get textClass() {
    // Until when there is none is long in some languages, and may take two lines; a number takes one.
    return `slds-text-body_small ${this.quota.remaining === 0 ? "slds-text-color_error" : "whole"}`;
  }

  get help() {
    return joinParts(
      formatLabel(quotaHelp, formatDateTime(this.quota.resetsAt)),
      this.quota.isProvisional && provisional,
    );
  }
}

function textOf({ remaining, resetsAt }, isShort) {
  if (remaining === 0) {
    return formatLabel(usedUp, formatNumber(0), formatDayOfYear(resetsAt));
  }
  return isShort ? formatLabel(short, formatNumber(remaining)) : formatCount(remaining, one, many);
}
