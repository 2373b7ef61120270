import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Back";
import heading from "@salesforce/label/c.Crosswalk_Connection";
import org from "@salesforce/label/c.Crosswalk_Connection_Org";
import quotaLabel from "@salesforce/label/c.Crosswalk_Quota";
import quotaLeft from "@salesforce/label/c.Crosswalk_Quota_Left";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import isAdmin from "@salesforce/customPermission/Crosswalk_Admin";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber, joinParts } from "c/textFormat";

/** Who the rep is signed in as, and where. Fires `choose` with detail.action sign-out, and `back`. */
export default class ConnectionPage extends BaseElement {
  @api connection;

  labels = { back, heading, signOut };
  /** What the diagnosis says is for admins. */
  isAdmin = Boolean(isAdmin);

  /** The connection itself is the panel's to read again. */
  @api
  refresh() {
    return Promise.resolve();
  }

  get rows() {
    const {
      org: signedInOrg,
      quota: { remaining, limit },
      user: signedInUser,
    } = this.connection;
    const { name, isSandbox, id } = signedInOrg;
    return [
      { name: "user", label: user, value: joinParts(signedInUser.displayName, signedInUser.username) },
      { name: "org", label: org, value: joinParts(name, isSandbox && sandbox, id) },
      {
        name: "quota",
        label: quotaLabel,
        value: formatLabel(quotaLeft, formatNumber(remaining), formatNumber(limit)),
      },
    ].map((row) => ({ ...row, key: `${row.name}-value` }));
  }

  handleSignOut() {
    this.fire("choose", { action: "sign-out" });
  }
}
