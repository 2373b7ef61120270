import { LightningElement, api } from "lwc";
import all from "@salesforce/label/c.Crosswalk_Select_All";
import allOne from "@salesforce/label/c.Crosswalk_Select_AllOne";
import allShort from "@salesforce/label/c.Crosswalk_Select_AllShort";
import clear from "@salesforce/label/c.Crosswalk_Select_Clear";
import count from "@salesforce/label/c.Crosswalk_Select_Count";
import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import review from "@salesforce/label/c.Crosswalk_Select_Review";
import tooMany from "@salesforce/label/c.Crosswalk_Select_TooMany";
import { formatCount, formatLabel, formatNumber } from "c/textFormat";

/** As many leads as one batch takes. */
const BATCH_MAX = 10_000;

/**
 * How many leads of a list there are and are selected. Fires `selectall`, `selectnone` and `review`, and
 * `announce` ({text}) when the number of those selected has changed.
 */
export default class SelectionBar extends LightningElement {
  /** How many the search leaves. */
  @api total = 0;

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
    return this.selected.size > BATCH_MAX;
  }

  get tooMany() {
    return formatLabel(tooMany, formatNumber(BATCH_MAX));
  }

  get allLabel() {
    return formatCount(
      this.total < BATCH_MAX ? this.total : BATCH_MAX,
      allOne,
      this.hasSome ? allShort : all,
    );
  }

  get count() {
    return this.hasSome
      ? formatLabel(count, formatNumber(this.selected.size))
      : formatCount(this.total, oneLead, leads);
  }

  handleAll() {
    this.dispatchEvent(new CustomEvent("selectall"));
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
