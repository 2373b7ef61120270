import { LightningElement, api } from "lwc";
import deleteLabel from "@salesforce/label/c.Crosswalk_ListMenu_Delete";
import menu from "@salesforce/label/c.Crosswalk_ListMenu";
import rename from "@salesforce/label/c.Crosswalk_ListMenu_Rename";
import share from "@salesforce/label/c.Crosswalk_ListMenu_Share";
import unshare from "@salesforce/label/c.Crosswalk_ListMenu_Unshare";

/**
 * What the owner of a lead list can do with it. Fires `choose` with detail.action: rename, share or delete.
 */
export default class LeadListMenu extends LightningElement {
  @api leadList;

  labels = { delete: deleteLabel, menu, rename };

  get shareLabel() {
    return this.leadList.shared ? unshare : share;
  }

  handleSelect(event) {
    this.dispatchEvent(new CustomEvent("choose", { detail: { action: event.detail.value } }));
  }
}
