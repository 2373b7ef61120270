import { LightningElement, api } from "lwc";
import inSalesforce from "@salesforce/label/c.Crosswalk_Match_InSalesforce";
import onLinkedIn from "@salesforce/label/c.Crosswalk_Match_OnLinkedIn";
import same from "@salesforce/label/c.Crosswalk_Match_Same";
import { compare } from "./compare";

/** What a lead and a record have in common, in a line, and side by side where they differ. */
export default class MatchComparison extends LightningElement {
  @api match;
  /** Without it, differences are told in sentences. */
  @api lead = null;

  labels = { inSalesforce, onLinkedIn, same };

  get comparison() {
    return compare(this.lead, this.match);
  }

  get hasSame() {
    return this.comparison.same.length > 0;
  }

  get hasDifferences() {
    return this.comparison.differences.length > 0;
  }
}
