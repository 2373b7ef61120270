import advanced from "@salesforce/label/c.Crosswalk_Settings_Advanced";
import heading from "@salesforce/label/c.Crosswalk_Settings";
import settings from "@salesforce/label/c.Crosswalk_Settings_Tab";
import signedOut from "@salesforce/label/c.Crosswalk_SignedOut";
import support from "@salesforce/label/c.Crosswalk_Settings_Support";
import usage from "@salesforce/label/c.Crosswalk_Usage";
import users from "@salesforce/label/c.Crosswalk_Settings_Users";
import { problemOf, readSettings } from "c/connectorClient";
import { WholePage } from "c/wholePage";

/**
 * The admin's page: what reps may do, who is ready, what they have done, and what an admin seldom needs. A
 * tab loads what it shows once it is opened.
 */
export default class CrosswalkSettings extends WholePage {
  labels = { advanced, heading, settings, support, usage, users };
  connection = null;
  isAdmin = false;
  problem = null;
  openTab = null;

  /** Where no connector answers, its address can be corrected all the same. */
  get isApart() {
    return !this.connection;
  }

  handleTab(event) {
    this.openTab = event.currentTarget;
  }

  handleConnect(event) {
    if (!this.connection) {
      this.announce("");
    }
    this.connection = event.detail.connection;
    this.focusPlace = event.detail.resumed ? "c-connection-header" : null;
    this.problem = null;
    this.isAdmin = this.connection.isAdmin;
    if (!this.isAdmin) {
      this.askAgain();
    }
  }

  /** The connection is what was known at sign-in. Who must be an admin is asked anew, and told why not. */
  async askAgain() {
    const asked = this.connection;
    try {
      await readSettings();
      this.isAdmin = this.connection === asked;
    } catch (error) {
      if (this.connection === asked) {
        this.problem = problemOf(error);
      }
    }
  }

  handleDisconnect() {
    this.connection = null;
    this.announce(signedOut);
  }

  handleSettingsChange() {
    this.template.querySelector("c-settings-changes")?.refresh();
  }

  handleBindingChange() {
    this.gate().refresh();
    this.handleSettingsChange();
  }

  handleChoose(event) {
    const { action } = event.detail;
    if (action === "sign-out") {
      this.gate().leave();
    } else {
      this.gate().refresh();
      this.openTab.querySelectorAll("*").forEach((section) => section.refresh?.());
    }
  }
}
