import { LightningElement, api } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Import_Cancel";
import canceling from "@salesforce/label/c.Crosswalk_Import_Canceling";
import countsLabel from "@salesforce/label/c.Crosswalk_Import_RowsRead";
import percentLabel from "@salesforce/label/c.Crosswalk_Import_Percent";
import progress from "@salesforce/label/c.Crosswalk_Import_Progress";
import uploading from "@salesforce/label/c.Crosswalk_Import_Uploading";
import { formatLabel, formatNumber } from "c/textFormat";

const QUARTERS = [25, 50, 75];

/** How far an import is, and the button that ends it (`cancelimport`). Tells a screen reader each quarter. */
export default class ImportProgress extends LightningElement {
  @api isCanceling = false;

  labels = { cancel, progress };
  _running = null;

  /** As the connector tells it; null before it does. */
  @api
  get running() {
    return this._running;
  }
  set running(running) {
    const before = this._running?.percentRead ?? 0;
    this._running = running;
    const passed = QUARTERS.filter((quarter) => before < quarter && this.percent >= quarter).at(-1);
    if (passed) {
      this.announce(formatLabel(percentLabel, passed));
    }
  }

  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get heading() {
    return this.isCanceling ? canceling : this._running?.name || uploading;
  }

  /** Null while it is not known: then a screen reader says that something is under way. */
  get percent() {
    return this._running?.percentRead ?? null;
  }

  get barStyle() {
    return `inline-size: ${this.percent ?? 0}%`;
  }

  get counts() {
    return this.percent === null ? null : countsOf(this._running);
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent("cancelimport"));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }
}

function countsOf({ rowsRead, percentRead, leadCount }) {
  return formatLabel(countsLabel, formatNumber(rowsRead), percentRead, formatNumber(leadCount));
}
