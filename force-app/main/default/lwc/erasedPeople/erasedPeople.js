import { LightningElement, api } from "lwc";
import countLabel from "@salesforce/label/c.Crosswalk_Erased_Count";
import heading from "@salesforce/label/c.Crosswalk_Erased";
import lift from "@salesforce/label/c.Crosswalk_Erased_Lift";
import lifted from "@salesforce/label/c.Crosswalk_Erased_Lifted";
import notFound from "@salesforce/label/c.Crosswalk_Erased_NotFound";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import who from "@salesforce/label/c.Crosswalk_Erased_Who";
import { liftErasure, problemOf, readErasedPeople } from "c/connectorClient";
import { formatLabel, formatNumber } from "c/textFormat";

/**
 * People who stay out of imports since they were erased on request: how many, and a way to let one in again.
 * Fires `lifted`.
 */
export default class ErasedPeople extends LightningElement {
  labels = { heading, lift, tryAgain, who };
  count = null;
  problem = null;
  message = null;
  who = "";
  isBusy = false;

  connectedCallback() {
    this.refresh();
  }

  @api
  async refresh() {
    await this.attempt(async () => {
      this.count = (await readErasedPeople()).count;
    });
  }

  get isLoading() {
    return this.count === null && !this.problem;
  }

  get isKnown() {
    return this.count !== null;
  }

  get text() {
    return formatLabel(countLabel, formatNumber(this.count));
  }

  get cannotLift() {
    return this.isBusy || this.who.trim() === "";
  }

  handleChange(event) {
    this.who = event.detail.value;
    this.say(null);
  }

  handleLift() {
    return this.attempt(async () => {
      const answer = await liftErasure(personOf(this.who.trim()));
      this.count = answer.count;
      this.say(answer.lifted > 0 ? lifted : notFound);
      if (answer.lifted > 0) {
        this.who = "";
        this.dispatchEvent(new CustomEvent("lifted"));
      }
    });
  }

  say(message) {
    if (message !== this.message) {
      this.message = message;
      const detail = { text: message ?? "" };
      this.dispatchEvent(new CustomEvent("announce", { detail, bubbles: true, composed: true }));
    }
  }

  async attempt(work) {
    this.isBusy = true;
    this.problem = null;
    this.say(null);
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}

function personOf(text) {
  return text.includes("@") ? { email: text } : { profileUrl: text };
}
