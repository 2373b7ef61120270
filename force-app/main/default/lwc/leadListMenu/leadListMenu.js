import { api } from "lwc";
import compare from "@salesforce/label/c.Crosswalk_MatchReport_Compare";
import deleteLabel from "@salesforce/label/c.Crosswalk_ListMenu_Delete";
import download from "@salesforce/label/c.Crosswalk_MatchReport_Download";
import menu from "@salesforce/label/c.Crosswalk_ListMenu";
import rename from "@salesforce/label/c.Crosswalk_ListMenu_Rename";
import share from "@salesforce/label/c.Crosswalk_ListMenu_Share";
import unshare from "@salesforce/label/c.Crosswalk_ListMenu_Unshare";
import { BaseElement } from "c/baseElement";

/**
 * What can be done with a lead list, more of it by its owner. Fires `choose` with detail.action: compare,
 * download, rename, share or delete.
 */
export default class LeadListMenu extends BaseElement {
  @api leadList;
  /** How many of its leads have which status, or null. */
  @api counts = null;
  /** Whether leads are being compared. */
  @api isComparing = false;

  labels = { compare, delete: deleteLabel, download, menu, rename };

  get canCompare() {
    return this.counts?.unknown > 0;
  }

  get hasNoReport() {
    return this.isComparing || !(this.counts?.unknown < this.counts?.leads);
  }

  get shareLabel() {
    return this.leadList.shared ? unshare : share;
  }

  handleSelect(event) {
    this.fire("choose", { action: event.detail.value });
  }
}
