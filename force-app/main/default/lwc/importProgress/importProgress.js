import { api } from "lwc";
import arriving from "@salesforce/label/c.Crosswalk_Import_Arriving";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import canceling from "@salesforce/label/c.Crosswalk_Import_Canceling";
import elsewhere from "@salesforce/label/c.Crosswalk_Import_Elsewhere";
import countsLabel from "@salesforce/label/c.Crosswalk_Import_RowsRead";
import uploading from "@salesforce/label/c.Crosswalk_Import_File";
import waiting from "@salesforce/label/c.Crosswalk_Import_Waiting";
import { BaseElement } from "c/baseElement";
import { formatLabel, formatNumber, nameValue } from "c/textFormat";

const QUARTERS = [25, 50, 75];

/** How far an import is, and the button that ends it (`cancelimport`). Tells a screen reader each quarter. */
export default class ImportProgress extends BaseElement {
  @api isCanceling = false;
  /** Whether another page uploads it. */
  @api isElsewhere = false;
  /** Shown until the connector tells the list's name, which it knows once the file has arrived. */
  @api fileName = "";

  labels = { cancel };
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
      this.announce(nameValue(this.name, countsOf(running)));
    }
  }

  renderedCallback() {
    if (this.isCanceling && this.wasClicked) {
      // The button is disabled by now and can't keep the focus; what is being done is said in the heading.
      this.focus();
    }
    this.wasClicked = false;
  }

  get name() {
    return this._running?.name || this.fileName || uploading;
  }

  get heading() {
    return this.isCanceling ? canceling : this.name;
  }

  /** Null while it is not known: then a screen reader says that something is under way. */
  get percent() {
    return this._running?.percentRead ?? null;
  }

  get barStyle() {
    return `inline-size: ${this.percent ?? 0}%`;
  }

  /** How far it is, and before that whether the page may be closed. */
  get counts() {
    return this.percent === null ? waitOf(this._running, this.isElsewhere) : countsOf(this._running);
  }

  handleCancel() {
    this.wasClicked = true;
    this.fire("cancelimport");
  }
}

function waitOf(running, isElsewhere) {
  if (running?.name) {
    return waiting;
  }
  return isElsewhere ? elsewhere : arriving;
}

function countsOf({ percentRead, leadCount }) {
  return formatLabel(countsLabel, percentRead, formatNumber(leadCount));
}
