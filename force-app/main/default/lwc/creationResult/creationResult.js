import { LightningElement, api } from "lwc";
import another from "@salesforce/label/c.Crosswalk_Result_Another";
import created from "@salesforce/label/c.Crosswalk_Result_Created";
import open from "@salesforce/label/c.Crosswalk_OpenInSalesforce";
import quotaLabel from "@salesforce/label/c.Crosswalk_Result_Quota";
import withRole from "@salesforce/label/c.Crosswalk_Result_WithRole";
import LOCALE from "@salesforce/i18n/locale";
import { formatLabel } from "c/textFormat";

/** The contact that was created and where to go from here. Fires `another`. */
export default class CreationResult extends LightningElement {
  /** {contactId, opportunityContactRoleId?, name, quota?} */
  @api result;

  labels = { another, open, withRole };

  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get heading() {
    return formatLabel(created, this.result.name);
  }

  get withRole() {
    return Boolean(this.result.opportunityContactRoleId);
  }

  get quota() {
    const { quota } = this.result;
    const number = new Intl.NumberFormat(LOCALE);
    return quota ? formatLabel(quotaLabel, number.format(quota.remaining), number.format(quota.limit)) : null;
  }

  handleAnother() {
    this.dispatchEvent(new CustomEvent("another"));
  }
}
