import { api } from "lwc";
import { BaseElement } from "c/baseElement";
import { LatestRequest } from "c/latestRequest";

/**
 * What the connector says of a record, on the record's page. A kind of it has `read(recordId)`, and may have
 * a `summary` of its answer, which is announced where it has changed.
 */
export class RecordPart extends BaseElement {
  answer = null;
  problem = null;
  _recordId = null;
  latest = new LatestRequest();

  @api
  get recordId() {
    return this._recordId;
  }
  set recordId(recordId) {
    const isOther = recordId !== this._recordId;
    this._recordId = recordId;
    if (isOther) {
      this.answer = null;
      this.load();
    }
  }

  /** Asks again; what is shown stays until then. Whether it says something else now. */
  @api
  refresh() {
    return this.load();
  }

  get summary() {
    return "";
  }

  async load() {
    this.problem = null;
    const outcome = await this.latest.ask(() => this.read(this._recordId));
    this.problem = outcome?.problem ?? this.problem;
    if (!outcome?.answer) {
      return false;
    }
    const before = this.answer && this.summary;
    this.answer = outcome.answer;
    const hasChanged = before !== null && before !== this.summary;
    this.announce(hasChanged ? this.summary : "");
    return hasChanged;
  }
}
