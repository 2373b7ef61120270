import { LightningElement } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";

/** What components tell others in the same words. */
export class BaseElement extends LightningElement {
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
}
