import { api } from "lwc";
import { BaseElement } from "c/baseElement";

/**
 * What stands where an answer of the connector is awaited: rows in its shape, or what went wrong, with a
 * button that asks again (`retry`), or that there is nothing, with what to do about it in the slot.
 */
export default class Answer extends BaseElement {
  /** What has come so far: null before the first answer, a list where it may be empty. */
  @api of;
  @api problem;
  /** How many rows are expected. */
  @api rows = 3;
  /** Whether it stands on the page itself, and not in a part that has margins of its own. */
  @api isPage = false;
  /** As of c/errorPanel. */
  @api asksAgain = false;
  /** What is said where nothing has come; without it nothing is. */
  @api empty;
  @api emptyText;
  @api iconName;

  get isLoading() {
    return (this.of ?? null) === null && !this.problem;
  }

  get isEmpty() {
    return this.of?.length === 0 && Boolean(this.empty);
  }

  get problemClass() {
    return this.isPage ? "slds-p-around_small" : "slds-m-bottom_small";
  }
}
