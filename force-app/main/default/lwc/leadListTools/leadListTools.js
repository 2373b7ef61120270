import { api } from "lwc";
import search from "@salesforce/label/c.Crosswalk_Leads_Search";
import selectAll from "@salesforce/label/c.Crosswalk_Select_All";
import { BaseElement } from "c/baseElement";
import { BATCH_MAX } from "c/jobText";
import { schedule } from "c/timer";
import { formatLabel, formatNumber } from "c/textFormat";

const SEARCH_PAUSE_MS = 300;

/**
 * How the leads of a list are filtered, searched, sorted and selected, in two lines that stay in sight.
 * Fires `filter` ({status}), `search` ({q}) once the typing pauses, `sort` ({sort}) and `selectall`.
 */
export default class LeadListTools extends BaseElement {
  @api leadList;
  /** How many leads have which status: see the match report. */
  @api counts = null;
  @api status = "";
  @api q = "";
  @api sort = "";
  /** How many leads the search leaves; null before it is known. */
  @api found = null;

  labels = { search };

  disconnectedCallback() {
    this.cancelPause?.();
  }

  /** Known from the list itself before any of its leads is. */
  get total() {
    return this.counts?.leads ?? this.leadList.leadCount;
  }

  get allLabel() {
    const count = this.found ?? this.total;
    return formatLabel(selectAll, formatNumber(Math.min(count, BATCH_MAX)));
  }

  get hasNone() {
    return !this.found;
  }

  /** The browser empties the field then. */
  handleKey(event) {
    if (event.key === "Escape" && event.target.value) {
      event.stopPropagation();
    }
  }

  handleSearch(event) {
    const q = event.detail.value;
    this.cancelPause?.();
    this.cancelPause = schedule(() => {
      this.fire("search", { q });
    }, SEARCH_PAUSE_MS);
  }

  handleAll() {
    this.fire("selectall");
  }
}
