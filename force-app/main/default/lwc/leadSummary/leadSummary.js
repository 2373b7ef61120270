import { LightningElement, api } from "lwc";
import newTab from "@salesforce/label/c.Crosswalk_NewTab";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import { joinParts } from "c/textFormat";

/** What LinkedIn says of a lead, in short. */
export default class LeadSummary extends LightningElement {
  @api lead;

  labels = { newTab, profile };

  get work() {
    return joinParts(this.lead.title, this.lead.company);
  }
}
