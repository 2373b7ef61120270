import { wire } from "lwc";
import { refreshApex } from "@salesforce/apex";
import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import saveConnectorUrl from "@salesforce/apex/CrosswalkSettings.saveConnectorUrl";
import isAdmin from "@salesforce/customPermission/Crosswalk_Admin";
import help from "@salesforce/label/c.Crosswalk_Connector_Help";
import save from "@salesforce/label/c.Crosswalk_Save";
import failed from "@salesforce/label/c.Crosswalk_Error_Internal";
import saved from "@salesforce/label/c.Crosswalk_Settings_Saved";
import url from "@salesforce/label/c.Crosswalk_Connector_Url";
import { BaseElement } from "c/baseElement";

/**
 * Where the connector runs, which an admin enters once. It is kept in the org, so that it can be entered and
 * corrected while no connector answers. Shows nothing to others.
 */
export default class ConnectorAddress extends BaseElement {
  labels = { help, save, url };
  isAdmin = Boolean(isAdmin);
  address = "";
  problem = null;
  isSaving = false;

  /** The message of a missing address is the gate's to show. */
  @wire(getSettings)
  receiveSettings(provisioned) {
    this.provisioned = provisioned;
    if (provisioned.data) {
      this.address = provisioned.data.connectorUrl;
    }
  }

  handleChange(event) {
    this.address = event.detail.value;
  }

  async handleSave(event) {
    event.preventDefault();
    this.problem = null;
    this.announce("");
    this.isSaving = true;
    try {
      await saveConnectorUrl({ url: this.address });
      // Another address ends the session, and where it is entered is then another place of the page.
      this.toast({ variant: "success", title: saved });
      await refreshApex(this.provisioned);
    } catch (error) {
      this.problem = error.body?.message ?? failed;
      this.announce(this.problem);
    } finally {
      this.isSaving = false;
    }
  }
}
