import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { schedule } from "c/timer";
import { beginningOf, listOf } from "c/textFormat";

/**
 * A heading that shows and hides what is in its slot, and brings it into sight. Fires `toggle`; whoever holds
 * it sets `isOpen`.
 */
export default class Disclosure extends BaseElement {
  @api heading;
  /** What is said beside the heading. */
  @api note;
  @api isOpen = false;
  /** Of its heading. */
  @api level = 3;

  renderedCallback() {
    if (this.isClicked && this.isOpen) {
      const whole = this.template.querySelector("[data-whole]");
      // What is in it is laid out by then.
      this.cancelScroll = schedule(() => whole.scrollIntoView({ block: "nearest" }), 0);
    }
    this.isClicked = false;
  }

  disconnectedCallback() {
    this.cancelScroll?.();
  }

  get expanded() {
    return String(this.isOpen);
  }

  /**
   * What a list has between two of its entries, and a text between two sentences: a screen reader makes a
   * pause of it.
   */
  get pause() {
    return /[.。]$/.test(this.heading) ? beginningOf("") : listOf(["", ""]);
  }

  get icon() {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  get contentClass() {
    return this.isOpen ? "slds-p-horizontal_small slds-p-bottom_small" : "slds-hide";
  }

  handleClick() {
    this.isClicked = !this.isOpen;
    this.fire("toggle");
  }
}
