import { api } from "lwc";
import backToList from "@salesforce/label/c.Crosswalk_Result_BackToList";
import lastNew from "@salesforce/label/c.Crosswalk_Result_LastNew";
import nextLabel from "@salesforce/label/c.Crosswalk_Lead_Next";
import shortcut from "@salesforce/label/c.Crosswalk_Lead_Shortcut";
import { BaseElement } from "c/baseElement";
import { formatLabel, fullName, nameValue } from "c/textFormat";

/**
 * The way on from a lead that is done: to the next one, or back to the list. Further buttons go in the slot.
 * Fires `openlead` ({leadId}) and `back`.
 */
export default class NextLead extends BaseElement {
  /** The next lead of the list that is not in the CRM, or null. */
  @api next = null;
  /** Whether no other lead of the list is left to add. */
  @api isDone = false;

  labels = { backToList, lastNew };

  get name() {
    return nameValue(nextLabel, fullName(this.next));
  }

  get title() {
    return formatLabel(shortcut, this.name, "Alt+Enter");
  }

  get backClass() {
    return `slds-button slds-button_${this.next ? "neutral" : "brand"}`;
  }

  handleNext() {
    this.fire("openlead", { leadId: this.next.id });
  }

  handleBack() {
    this.fire("back");
  }
}
