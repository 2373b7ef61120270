import { LightningElement, api } from "lwc";
import likely from "@salesforce/label/c.Crosswalk_StatusFilter_Likely";
import linked from "@salesforce/label/c.Crosswalk_Crm_Linked";
import newLead from "@salesforce/label/c.Crosswalk_StatusFilter_New";
import unknown from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import possible from "@salesforce/label/c.Crosswalk_StatusFilter_Possible";

const badges = {
  linked: { label: linked, theme: "slds-theme_success" },
  likely: { label: likely, theme: "slds-badge_lightest" },
  possible: { label: possible, theme: "slds-badge_lightest" },
  unknown: { label: unknown, theme: "slds-badge_lightest" },
  new: { label: newLead, theme: "slds-badge_lightest" },
};

const longest = Object.values(badges)
  .map(({ label }) => label)
  .reduce((one, other) => (other.length > one.length ? other : one));

/**
 * Where a lead stands in the CRM: new, linked, likely, possible, or unknown where Salesforce cannot be asked.
 * There is no badge while it is `pending`.
 */
export default class CrmBadge extends LightningElement {
  @api status;
  /** Whether it keeps the room of the longest text, so that nothing moves when the status comes. */
  @api hasRoom = false;

  longest = longest;

  get label() {
    return badges[this.status]?.label;
  }

  get badgeClass() {
    return badges[this.status]?.theme;
  }
}
