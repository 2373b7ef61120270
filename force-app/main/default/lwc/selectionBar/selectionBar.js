import { LightningElement, api } from "lwc";
import clear from "@salesforce/label/c.Crosswalk_Select_Clear";
import count from "@salesforce/label/c.Crosswalk_Select_Count";
import review from "@salesforce/label/c.Crosswalk_Select_Review";
import tooMany from "@salesforce/label/c.Crosswalk_Select_TooMany";
import { BATCH_MAX } from "c/batchText";
import { formatLabel, formatNumber } from "c/textFormat";

/** What is done with the selected leads of a list, where some are. Fires `selectnone` and `review`. */
export default class SelectionBar extends LightningElement {
  /** Ids of the selected leads, a Set. */
  @api selected = new Set();

  labels = { clear, review };
  _selected = new Set();

  /** Ids of the selected leads, a Set. */
  @api
  get selected() {
    return this._selected;
  }
  set selected(selected) {
    const isChanged = selected.size !== this._selected.size;
    this._selected = selected;
    if (isChanged && this.isConnected) {
      this.announce(this.count);
    }
  }

  get offersAll() {
    return !this.hasSome || this.total > 1;
  }

  get hasSome() {
    return this.selected.size > 0;
  }

  get isTooMany() {
    return exceedsBatch(this.selected);
  }

  get tooMany() {
    return formatLabel(tooMany, formatNumber(BATCH_MAX));
  }

  get count() {
    return formatLabel(count, formatNumber(this.selected.size));
  }

  handleNone() {
    this.dispatchEvent(new CustomEvent("selectnone"));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }

  handleReview() {
    this.dispatchEvent(new CustomEvent("review"));
  }
}

function exceedsBatch(selected) {
  return selected.size > BATCH_MAX;
}
