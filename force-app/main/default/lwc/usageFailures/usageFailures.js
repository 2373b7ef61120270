import { api } from "lwc";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import cut from "@salesforce/label/c.Crosswalk_UsageFailures_Cut";
import heading from "@salesforce/label/c.Crosswalk_UsageFailures";
import none from "@salesforce/label/c.Crosswalk_None";
import { BaseElement } from "c/baseElement";
import { readUsageFailureCauses, readUsageFailuresCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { ListLoader, LOADING } from "c/listLoader";
import { formatLabel, formatNumber } from "c/textFormat";

/** The contacts of a month that were not created, by what they failed of. */
export default class UsageFailures extends BaseElement {
  labels = { csv, heading, none };
  causes = LOADING;
  isCut = false;
  fileProblem = null;
  _month = null;
  loader = new ListLoader(
    () => this.readCauses(),
    (causes) => {
      this.causes = causes;
    },
  );

  /** YYYY-MM */
  @api
  get month() {
    return this._month;
  }
  set month(month) {
    this._month = month;
    if (this.isConnected) {
      this.load();
    }
  }

  connectedCallback() {
    this.load();
  }

  /** What is open stays open, and is read anew. */
  @api
  async refresh() {
    await this.loader.load();
    this.template.querySelectorAll("c-failure-cause").forEach((cause) => cause.refresh());
  }

  get cutText() {
    return this.isCut ? cutTextOf(this.causes) : null;
  }

  load() {
    this.fileProblem = null;
    return this.loader.load({ isNew: true });
  }

  async readCauses() {
    const { items, isCut } = await readUsageFailureCauses(this._month);
    this.isCut = isCut;
    return { items };
  }

  handleCsv() {
    return this.tryTo(
      async () => {
        download(`${heading}.csv`, await readUsageFailuresCsv(this._month));
      },
      { problem: "fileProblem" },
    );
  }
}

function cutTextOf({ items, hasItems }) {
  const count = hasItems ? items.reduce((sum, { failures }) => sum + failures, 0) : 0;
  return count > 0 ? formatLabel(cut, formatNumber(count)) : null;
}
