import { LightningElement, api } from "lwc";
import connection from "@salesforce/label/c.Crosswalk_Connection";
import menu from "@salesforce/label/c.Crosswalk_Connection_Menu";
import otherUser from "@salesforce/label/c.Crosswalk_SignIn_OtherUser";
import quota from "@salesforce/label/c.Crosswalk_Quota_Remaining";
import quotaHelp from "@salesforce/label/c.Crosswalk_Quota_Help";
import quotaProvisional from "@salesforce/label/c.Crosswalk_Quota_Provisional";
import quotaOne from "@salesforce/label/c.Crosswalk_Quota_RemainingOne";
import refresh from "@salesforce/label/c.Crosswalk_Refresh";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import { formatCount, formatDateTime, formatLabel, joinParts } from "c/textFormat";

const actionLabels = { connection, refresh, "other-user": otherUser, "sign-out": signOut };

/**
 * The user, the org, and the rest of the quota. Fires `choose` with detail.action: connection, refresh,
 * other-user or sign-out.
 */
export default class ConnectionHeader extends LightningElement {
  @api connection;

  /** The menu's actions, in order. */
  @api actions = ["connection", "refresh", "other-user", "sign-out"];

  labels = { menu };

  /** Where somebody who has just signed in begins. */
  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get items() {
    return this.actions.map(toItem);
  }

  get org() {
    return joinParts(this.connection.org.name, this.connection.org.isSandbox && sandbox);
  }

  get quota() {
    return formatCount(this.connection.quota.remaining, quotaOne, quota);
  }

  get quotaHelp() {
    return joinParts(
      formatLabel(quotaHelp, formatDateTime(this.connection.quota.resetsAt)),
      this.connection.quota.isProvisional && quotaProvisional,
    );
  }

  handleSelect(event) {
    this.dispatchEvent(new CustomEvent("choose", { detail: { action: event.detail.value } }));
  }
}

function toItem(value) {
  return { value, label: actionLabels[value] };
}
