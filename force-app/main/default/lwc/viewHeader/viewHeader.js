import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { keepBelow } from "c/focus";

/** Heading of one view of the panel, with the way back. Fires `back`; actions go in the slot. */
export default class ViewHeader extends BaseElement {
  @api heading;
  /** Name of the back button; no name, no button. */
  @api backLabel;
  /** What is left of the month's quota, where that matters and nothing else says it. */
  @api quota = null;
  /** Whether a long heading is cut, where the room is for what is below it. */
  @api isOneLine = false;

  connectedCallback() {
    const { host } = this.template;
    this.page = host.getRootNode();
    this.handlePageFocus = (event) => keepBelow(host, event);
    this.page.addEventListener("focusin", this.handlePageFocus);
  }

  disconnectedCallback() {
    this.page.removeEventListener("focusin", this.handlePageFocus);
  }

  get headingClass() {
    return `slds-col slds-text-heading_small title${this.isOneLine ? " slds-truncate" : ""}`;
  }

  handleBack() {
    this.fire("back");
  }
}
