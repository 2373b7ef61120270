import { LightningElement, api } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import boundBy from "@salesforce/label/c.Crosswalk_Binding_BoundBy";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import configured from "@salesforce/label/c.Crosswalk_Binding_Configured";
import confirm from "@salesforce/label/c.Crosswalk_Binding_Confirm";
import confirmed from "@salesforce/label/c.Crosswalk_Binding_Confirmed";
import heading from "@salesforce/label/c.Crosswalk_Binding";
import org from "@salesforce/label/c.Crosswalk_Connection_Org";
import orgId from "@salesforce/label/c.Crosswalk_Connection_OrgId";
import proposed from "@salesforce/label/c.Crosswalk_Binding_Proposed";
import release from "@salesforce/label/c.Crosswalk_Binding_Release";
import releaseExplanation from "@salesforce/label/c.Crosswalk_Binding_ReleaseExplanation";
import state from "@salesforce/label/c.Crosswalk_Text_NameStatus";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import unbound from "@salesforce/label/c.Crosswalk_Binding_Unbound";
import { confirmOrgBinding, problemOf, readOrgBinding, releaseOrgBinding } from "c/connectorClient";
import { formatDate, joinParts } from "c/textFormat";

const states = { configured, confirmed, proposed, unbound };

/** The one org that the connector serves: confirmed here once, released only here. Fires `bindingchange`. */
export default class OrgBinding extends LightningElement {
  labels = { boundBy, cancel, confirm, heading, org, orgId, release, releaseExplanation, state, tryAgain };
  binding = null;
  problem = null;
  isBusy = false;
  asksRelease = false;

  connectedCallback() {
    this.load();
  }

  /** The button that asked is gone: the focus goes to the harmless answer. */
  renderedCallback() {
    if (this.asksRelease && !this.hasAsked) {
      this.template.querySelector("[data-cancel]").focus();
    }
    this.hasAsked = this.asksRelease;
  }

  @api
  refresh() {
    return this.load();
  }

  get isLoading() {
    return !this.binding && !this.problem;
  }

  get state() {
    return states[this.binding.state];
  }

  get boundBy() {
    return joinParts(this.binding.boundBy, formatDate(this.binding.boundAt));
  }

  get howToChange() {
    return this.binding.howToChange;
  }

  get isProposed() {
    return this.binding.state === "proposed";
  }

  get isConfirmed() {
    return this.binding.state === "confirmed" && !this.asksRelease;
  }

  async load() {
    await this.attempt(async () => {
      this.binding = await readOrgBinding();
    });
  }

  handleConfirm() {
    return this.changeBinding(confirmOrgBinding, confirmed);
  }

  handleAskRelease() {
    this.asksRelease = true;
  }

  handleCancelRelease() {
    this.asksRelease = false;
  }

  handleRelease() {
    return this.changeBinding(releaseOrgBinding, unbound);
  }

  async changeBinding(change, message) {
    await this.attempt(async () => {
      await change();
      this.asksRelease = false;
      this.dispatchEvent(new ShowToastEvent({ variant: "success", title: message }));
      this.dispatchEvent(new CustomEvent("bindingchange"));
      this.binding = await readOrgBinding();
    });
  }

  async attempt(work) {
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  handleRetry() {
    this.load();
  }
}
