import { LightningElement, api } from "lwc";
import allowance from "@salesforce/label/c.Crosswalk_Connection_Allowance";
import back from "@salesforce/label/c.Crosswalk_Back";
import heading from "@salesforce/label/c.Crosswalk_Connection";
import org from "@salesforce/label/c.Crosswalk_Connection_Org";
import orgId from "@salesforce/label/c.Crosswalk_Connection_OrgId";
import quotaLabel from "@salesforce/label/c.Crosswalk_Quota";
import quotaLeft from "@salesforce/label/c.Crosswalk_Quota_Left";
import sandbox from "@salesforce/label/c.Crosswalk_Connection_Sandbox";
import signOut from "@salesforce/label/c.Crosswalk_SignOut";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import username from "@salesforce/label/c.Crosswalk_Text_NameUsername";
import { formatLabel, formatNumber, joinParts } from "c/textFormat";

/** Who the rep is signed in as, and where. Fires `choose` with detail.action sign-out, and `back`. */
export default class ConnectionPage extends LightningElement {
  @api connection;

  labels = { back, heading, signOut };

  @api
  focus() {
    this.template.querySelector("c-view-header").focus();
  }

  /** The connection itself is the panel's to read again. */
  @api
  refresh() {
    return Promise.resolve();
  }

  get rows() {
    return rowsOf(this.connection);
  }

  handleSignOut() {
    this.dispatchEvent(new CustomEvent("choose", { detail: { action: "sign-out" } }));
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }
}

function rowsOf({ apiAllowance, org: signedInOrg, quota, user: signedInUser }) {
  return [
    { name: "user", label: user, value: signedInUser.displayName },
    { name: "username", label: username, value: signedInUser.username },
    { name: "org", label: org, value: joinParts(signedInOrg.name, signedInOrg.isSandbox && sandbox) },
    { name: "org-id", label: orgId, value: signedInOrg.id },
    { name: "quota", label: quotaLabel, value: left(quota) },
    ...(apiAllowance ? [{ name: "allowance", label: allowance, value: left(apiAllowance) }] : []),
  ].map((row) => ({ ...row, key: `${row.name}-value` }));
}

function left({ remaining, limit }) {
  return formatLabel(quotaLeft, formatNumber(remaining), formatNumber(limit));
}
