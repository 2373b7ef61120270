import { LightningElement, api } from "lwc";
import connection from "@salesforce/label/c.Crosswalk_Connection";
import menu from "@salesforce/label/c.Crosswalk_Connection_Menu";
import otherUser from "@salesforce/label/c.Crosswalk_SignIn_OtherUser";
import refresh from "@salesforce/label/c.Crosswalk_Refresh";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import { joinParts } from "c/textFormat";

const actionLabels = { connection, refresh, "other-user": otherUser, "sign-out": signOut };

/**
 * The user, the org, and the rest of the quota. Fires `choose` with detail.action: connection, refresh,
 * other-user or sign-out.
 */
export default class ConnectionHeader extends LightningElement {
  @api connection;

  /** Whether the quota is left out: the admin's own says nothing of the team's. */
  @api hideQuota = false;

  /** The menu's actions, in order. */
  @api actions = ["connection", "refresh", "other-user", "sign-out"];

  labels = { menu };

  /** Where somebody who has just signed in begins. */
  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get showsQuota() {
    return !this.hideQuota;
  }

  get items() {
    return this.actions.map(toItem);
  }

  get org() {
    return joinParts(this.connection.org.name, this.connection.org.isSandbox && sandbox);
  }

  handleSelect(event) {
    this.dispatchEvent(new CustomEvent("choose", { detail: { action: event.detail.value } }));
  }
}

function toItem(value) {
  return { value, label: actionLabels[value] };
}
