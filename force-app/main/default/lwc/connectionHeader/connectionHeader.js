import { LightningElement, api } from "lwc";
import connection from "@salesforce/label/c.Crosswalk_Connection";
import menu from "@salesforce/label/c.Crosswalk_Connection_Menu";
import otherUser from "@salesforce/label/c.Crosswalk_SignIn_OtherUser";
import quota from "@salesforce/label/c.Crosswalk_Quota_Remaining";
import quotaHelp from "@salesforce/label/c.Crosswalk_Quota_Help";
import refresh from "@salesforce/label/c.Crosswalk_Refresh";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import LOCALE from "@salesforce/i18n/locale";
import { formatLabel, joinParts } from "c/textFormat";

const actionLabels = { connection, refresh, "other-user": otherUser, "sign-out": signOut };

/**
 * Who is signed in, to which org, and what is left of the quota.
 * Fires `choose` with detail.action: connection, refresh, other-user or sign-out.
 */
export default class ConnectionHeader extends LightningElement {
  @api connection;

  /** Which actions the menu offers, in this order. */
  @api actions = ["connection", "refresh", "other-user", "sign-out"];

  labels = { menu };

  get items() {
    return this.actions.map((value) => ({ value, label: actionLabels[value] }));
  }

  get org() {
    const { name, isSandbox } = this.connection.org;
    return joinParts(name, isSandbox && sandbox);
  }

  get quota() {
    return formatLabel(quota, new Intl.NumberFormat(LOCALE).format(this.connection.quota.remaining));
  }

  get quotaHelp() {
    const resetsAt = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "short" });
    return formatLabel(quotaHelp, resetsAt.format(new Date(this.connection.quota.resetsAt)));
  }

  handleSelect(event) {
    this.dispatchEvent(new CustomEvent("choose", { detail: { action: event.detail.value } }));
  }
}
