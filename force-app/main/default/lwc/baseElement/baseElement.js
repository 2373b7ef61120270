import { api, LightningElement } from "lwc";
import { problemOf } from "c/connectorClient";
import { ShowToastEvent } from "lightning/platformShowToastEvent";

/** What components tell others, and how they tell the user what failed, in the same words. */
export class BaseElement extends LightningElement {
  /** The place that gets the focus once it is there, such as one that comes with the next rendering. */
  focusPlace = null;

  renderedCallback() {
    const place = this.focusPlace && this.template.querySelector(this.focusPlace);
    if (place) {
      this.focusPlace = null;
      place.focus();
    }
  }

  /** Where a keyboard and a screen reader begin. */
  @api
  focus() {
    this.template.querySelector("[data-focus]")?.focus();
  }

  /** Tells whoever holds the component. */
  fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Tells every component around it, too. */
  fireUp(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Tells further what a component in it has told. */
  forward({ type, detail }) {
    this.fire(type, detail);
  }

  /** Has a screen reader say something. */
  announce(text) {
    this.fireUp("announce", { text });
  }

  toast(message) {
    this.dispatchEvent(new ShowToastEvent(message));
  }

  /** Does what may fail: why it did is in `problem` then, and `isBusy` is true meanwhile, by these names. */
  async tryTo(work, { isBusy = "isBusy", problem = "problem" } = {}) {
    this[isBusy] = true;
    this[problem] = null;
    try {
      await work();
    } catch (error) {
      this[problem] = problemOf(error);
    }
    this[isBusy] = false;
  }
}
