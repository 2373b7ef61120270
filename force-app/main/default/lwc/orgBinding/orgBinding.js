import { api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import confirm from "@salesforce/label/c.Crosswalk_Binding_Confirm";
import heading from "@salesforce/label/c.Crosswalk_Binding";
import release from "@salesforce/label/c.Crosswalk_Binding_Release";
import releaseExplanation from "@salesforce/label/c.Crosswalk_Binding_ReleaseExplanation";
import saved from "@salesforce/label/c.Crosswalk_Settings_Saved";
import { BaseElement } from "c/baseElement";
import { confirmOrgBinding, readOrgBinding, releaseOrgBinding } from "c/connectorClient";
import { formatDate, joinParts } from "c/textFormat";

/** The one org that the connector serves: confirmed here once, released only here. Fires `bindingchange`. */
export default class OrgBinding extends BaseElement {
  labels = { cancel, confirm, heading, release, releaseExplanation };
  binding = null;
  problem = null;
  isBusy = false;
  asksRelease = false;

  connectedCallback() {
    this.load();
  }

  /** The button that asked is gone: the focus goes to the harmless answer. */
  @api
  refresh() {
    return this.load();
  }

  get boundBy() {
    const { boundAt, boundBy } = this.binding;
    return boundBy && joinParts(boundBy, formatDate(boundAt));
  }

  get howToChange() {
    return this.binding.howToChange;
  }

  get isProposed() {
    return this.binding.state === "proposed";
  }

  get canRelease() {
    return !this.asksRelease && (this.isProposed || this.binding.state === "confirmed");
  }

  async load() {
    await this.tryTo(async () => {
      this.binding = await readOrgBinding();
    });
  }

  handleConfirm() {
    return this.changeBinding(confirmOrgBinding);
  }

  handleAskRelease() {
    this.asksRelease = true;
    this.focusPlace = "[data-cancel]";
  }

  handleCancelRelease() {
    this.asksRelease = false;
  }

  handleRelease() {
    return this.changeBinding(releaseOrgBinding);
  }

  async changeBinding(change) {
    await this.tryTo(async () => {
      await change();
      this.asksRelease = false;
      this.toast({ variant: "success", title: saved });
      this.fire("bindingchange");
      this.binding = await readOrgBinding();
    });
  }
}
