import { api } from "lwc";
import menu from "@salesforce/label/c.Crosswalk_Connection_Menu";
import refresh from "@salesforce/label/c.Crosswalk_Refresh";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import { BaseElement } from "c/baseElement";
import { joinParts } from "c/textFormat";

/** The user and the org. Fires `choose` with detail.action: refresh or sign-out. */
export default class ConnectionHeader extends BaseElement {
  @api connection;

  labels = { menu, refresh, signOut };

  get org() {
    return joinParts(this.connection.org.name, this.connection.org.isSandbox && sandbox);
  }

  handleSelect(event) {
    this.fire("choose", { action: event.detail.value });
  }
}
