import { api } from "lwc";
import clear from "@salesforce/label/c.Crosswalk_Select_Clear";
import count from "@salesforce/label/c.Crosswalk_Select_Count";
import review from "@salesforce/label/c.Crosswalk_Select_Review";
import shortcut from "@salesforce/label/c.Crosswalk_Lead_Shortcut";
import tooMany from "@salesforce/label/c.Crosswalk_Select_TooMany";
import { BaseElement } from "c/baseElement";
import { BATCH_MAX } from "c/jobText";
import { formatLabel, formatNumber } from "c/textFormat";

/** What is done with the selected leads of a list, where some are. Fires `selectnone` and `review`. */
export default class SelectionBar extends BaseElement {
  /** Ids of the selected leads, a Set. */
  @api selected = new Set();

  labels = { clear, review };
  title = formatLabel(shortcut, review, "Alt+Enter");

  /** Does what its button does, where that can be pressed. */
  @api
  goOn() {
    this.template.querySelector("[data-review]")?.click();
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
    this.fire("selectnone");
  }

  handleReview() {
    this.fire("review");
  }
}

function exceedsBatch(selected) {
  return selected.size > BATCH_MAX;
}
