import { LightningElement } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Settings";
import notAdminAction from "@salesforce/label/c.Crosswalk_Settings_NotAdminAction";

/** The admin's page: the bound org, what reps may do, and what they have done. */
export default class CrosswalkSettings extends LightningElement {
  labels = { heading };
  actions = ["refresh", "other-user", "sign-out"];
  connection = null;
  hasSignedIn = false;

  renderedCallback() {
    if (this.hasSignedIn) {
      this.hasSignedIn = false;
      this.template.querySelector("c-connection-header").focus();
    }
  }

  get notAdmin() {
    return this.connection.isAdmin ? null : { code: "not-admin", whose: "admin", action: notAdminAction };
  }

  handleConnect(event) {
    this.connection = event.detail.connection;
    this.hasSignedIn = event.detail.resumed;
  }

  handleDisconnect() {
    this.connection = null;
  }

  handleSettingsChange() {
    this.template.querySelector("c-settings-changes").refresh();
  }

  handleBindingChange() {
    this.gate().refresh();
    this.handleSettingsChange();
  }

  handleChoose(event) {
    const { action } = event.detail;
    if (action === "sign-out" || action === "other-user") {
      this.gate().leave(action === "other-user" ? "login" : undefined);
    } else {
      this.gate().refresh();
      this.template
        .querySelectorAll("c-org-binding, c-creation-settings, c-usage-table, c-settings-changes")
        .forEach((section) => section.refresh());
    }
  }

  gate() {
    return this.template.querySelector("c-connection-gate");
  }
}
