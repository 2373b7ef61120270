import { LightningElement, api } from "lwc";
import callsTooMany from "@salesforce/label/c.Crosswalk_Review_CallsTooMany";
import heading from "@salesforce/label/c.Crosswalk_Review_Summary";
import incomplete from "@salesforce/label/c.Crosswalk_Review_Incomplete";
import leadSourceLabel from "@salesforce/label/c.Crosswalk_Review_LeadSource";
import leftOut from "@salesforce/label/c.Crosswalk_Review_LeftOut";
import quotaLabel from "@salesforce/label/c.Crosswalk_Review_Quota";
import quotaTooMany from "@salesforce/label/c.Crosswalk_Review_QuotaTooMany";
import ready from "@salesforce/label/c.Crosswalk_Review_Ready";
import skipped from "@salesforce/label/c.Crosswalk_Review_SkippedCount";
import warning from "@salesforce/label/c.Crosswalk_Warning";
import { expectedCalls } from "c/reviewChoices";
import { formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";

/**
 * How many leads are ready, and what their run takes of the month's quota. Of Salesforce's API allowance only
 * where it is too small. Fires `announce`.
 */
export default class ReviewSummary extends LightningElement {
  /** {ready, incomplete, leftOut, skipped, withRole} */
  @api counts;
  @api quota;
  @api cost;
  @api leadSource;

  labels = { heading, warning };

  /** How many are ready, and how many not, is said whenever that has changed. */
  renderedCallback() {
    const text = listOf(this.states.map(({ label, count }) => nameValue(label, count)));
    if (text !== this.told) {
      this.told = text;
      this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
    }
  }

  get states() {
    return [
      { key: "ready", label: ready, count: formatNumber(this.counts.ready) },
      { key: "incomplete", label: incomplete, count: formatNumber(this.counts.incomplete) },
      { key: "skipped", label: skipped, count: formatNumber(this.counts.skipped) },
      { key: "leftOut", label: leftOut, count: formatNumber(this.counts.leftOut) },
    ];
  }

  get quotaText() {
    return formatLabel(quotaLabel, formatNumber(this.counts.ready), formatNumber(this.quota.remaining));
  }

  get surplus() {
    return this.counts.ready > this.quota.remaining ? this.counts.ready - this.quota.remaining : 0;
  }

  get exceedsQuota() {
    return this.surplus > 0 && this.quota.remaining > 0;
  }

  get quotaWarning() {
    return formatLabel(quotaTooMany, formatNumber(this.surplus));
  }

  get calls() {
    return expectedCalls(this.counts, this.cost);
  }

  get exceedsAllowance() {
    return Boolean(this.cost.allowance) && this.calls > this.cost.allowance.leftForBatches;
  }

  get callsWarning() {
    return callsTooMany;
  }

  get leadSourceText() {
    return this.leadSource ? formatLabel(leadSourceLabel, this.leadSource) : null;
  }
}
