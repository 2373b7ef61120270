import { LightningElement, api } from "lwc";
import { barTextOf } from "c/outcomeText";

/** How far something is, as a bar, and how many ended how. What stands in its slot comes between the two. */
export default class OutcomeSummary extends LightningElement {
  /** The name of the bar. */
  @api label;
  /** Percent that have ended. */
  @api share;
  /** The bar's parts: [{state, className, style}], of the colors created, failed and skipped. */
  @api segments;
  /** How many have not ended: they take the rest of the bar. */
  @api rest;
  /** [{state, label, count, icon, variant}] */
  @api summary;

  get restStyle() {
    return `flex-grow: ${this.rest}`;
  }

  /** What the bar shows by colors. */
  get barText() {
    return barTextOf(this.summary);
  }
}
