import { LightningElement, api } from "lwc";
import causeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCause";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import explanation from "@salesforce/label/c.Crosswalk_UsageFailures_Explanation";
import heading from "@salesforce/label/c.Crosswalk_UsageFailures";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import none from "@salesforce/label/c.Crosswalk_UsageFailures_None";
import request from "@salesforce/label/c.Crosswalk_Text_TimelineRequest";
import timeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineTime";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { problemOf, readUsageFailures, readUsageFailuresCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { ListLoader, LOADING } from "c/listLoader";
import { textOf } from "c/reasonText";
import { formatExactTime, listOf } from "c/textFormat";

/** The contacts of a month that were not created: who tried, when, why and by which request. */
export default class UsageFailures extends LightningElement {
  labels = {
    cause: causeLabel,
    csv,
    explanation,
    heading,
    more,
    none,
    request,
    time: timeLabel,
    tryAgain,
    user,
  };
  failures = LOADING;
  fileProblem = null;
  _month = null;
  loader = new ListLoader(
    (cursor) => readUsageFailures(this._month, cursor),
    (failures) => {
      this.failures = failures;
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

  @api
  refresh() {
    return this.loader.load();
  }

  get rows() {
    return rowsOf(this.failures.items);
  }

  load() {
    this.fileProblem = null;
    return this.loader.load({ isNew: true });
  }

  handleRetry() {
    this.load();
  }

  handleMore() {
    this.loader.loadMore();
  }

  async handleCsv() {
    this.fileProblem = null;
    try {
      download(`${heading}.csv`, await readUsageFailuresCsv(this._month));
    } catch (error) {
      this.fileProblem = problemOf(error);
    }
  }
}

/** What helps is said once where several in a row failed of the same. */
function rowsOf(items) {
  return items.map(toRow).map((row, index, rows) => {
    const before = rows[index - 1];
    const isSaid = before?.cause === row.cause && before.remedy === row.remedy;
    return isSaid ? { ...row, remedy: null } : row;
  });
}

function toRow({ at, userId, username, displayName, cause, remedy, fields, creationId, requestId }) {
  return {
    creationId,
    name: displayName ?? username ?? userId,
    username,
    time: formatExactTime(at),
    cause: sentenceOf(cause),
    remedy: sentenceOf(remedy),
    fields: listOf(fields),
    requestId,
  };
}

function sentenceOf({ text, said }) {
  return textOf({ text, ...said });
}
