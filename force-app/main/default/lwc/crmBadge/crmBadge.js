import { LightningElement, api } from "lwc";
import likely from "@salesforce/label/c.Crosswalk_Text_NameStatusLikely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLead from "@salesforce/label/c.Crosswalk_Text_NameStatusNew";
import unknown from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import possible from "@salesforce/label/c.Crosswalk_Text_NameStatusPossible";

const badges = {
  linked: { label: linked, theme: "slds-theme_success" },
  likely: { label: likely, theme: "slds-theme_warning" },
  possible: { label: possible, theme: "slds-badge_lightest" },
  unknown: { label: unknown, theme: "slds-badge_lightest" },
  new: { label: newLead, theme: "slds-badge_lightest" },
};

/**
 * Where a lead stands in the CRM: new, linked, likely, possible, or unknown while Salesforce cannot be asked.
 */
export default class CrmBadge extends LightningElement {
  @api status;

  get label() {
    return badges[this.status]?.label;
  }

  get badgeClass() {
    return badges[this.status]?.theme;
  }
}
