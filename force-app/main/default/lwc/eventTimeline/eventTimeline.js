import count from "@salesforce/label/c.Crosswalk_Timeline_Count";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import details from "@salesforce/label/c.Crosswalk_Timeline_Details";
import explanation from "@salesforce/label/c.Crosswalk_Timeline_Explanation";
import heading from "@salesforce/label/c.Crosswalk_Text_TimelineFile";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import show from "@salesforce/label/c.Crosswalk_Timeline_Show";
import subjectLabel from "@salesforce/label/c.Crosswalk_Timeline_Subject";
import time from "@salesforce/label/c.Crosswalk_Text_TimelineTime";
import { BaseElement } from "c/baseElement";
import { readTimeline, readTimelineCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { formatExactTime, formatLabel, formatNumber, joinParts, nameValue } from "c/textFormat";

const labels = {
  csv,
  details,
  explanation,
  heading,
  more,
  show,
  subject: subjectLabel,
  time,
};

/** What happened to an id, to a user or at a time, newest first. For admins. */
export default class EventTimeline extends BaseElement {
  labels = labels;
  subject = "";
  at = null;
  /** What was asked last, which the page, the file and more entries belong to. */
  question = null;
  entries = null;
  note = null;
  nextCursor = null;
  problem = null;
  retry = null;
  isLoading = false;
  isLoadingMore = false;
  isDownloading = false;

  get cannotShow() {
    return this.isLoading || (this.subject.trim() === "" && !this.at);
  }

  get hasAnswer() {
    return this.entries !== null;
  }

  get hasEntries() {
    return this.entries.length > 0;
  }

  get rows() {
    return this.entries.map(toRow);
  }

  handleSubject(event) {
    this.subject = event.detail.value;
  }

  handleAt(event) {
    this.at = event.detail.value;
  }

  handleKey(event) {
    if (event.key === "Enter" && !this.cannotShow) {
      this.handleShow();
    }
  }

  handleRetry() {
    this.retry();
  }

  async handleShow() {
    this.question = questionOf(this.subject.trim(), this.at);
    this.entries = null;
    await this.attempt(this.handleShow, "isLoading", async () => {
      const { entries, note, nextCursor } = await readTimeline(this.question);
      this.entries = entries;
      this.note = note;
      this.nextCursor = nextCursor;
    });
    // The button was disabled meanwhile, which lost the focus.
    this.template.querySelector("[data-result]")?.focus();
  }

  handleMore() {
    return this.attempt(this.handleMore, "isLoadingMore", async () => {
      const { entries, nextCursor } = await readTimeline({ ...this.question, cursor: this.nextCursor });
      this.entries = [...this.entries, ...entries];
      this.nextCursor = nextCursor;
    });
  }

  handleDownload() {
    return this.attempt(this.handleDownload, "isDownloading", async () =>
      download(`${heading}.csv`, await readTimelineCsv(this.question)),
    );
  }

  attempt(again, isBusy, work) {
    this.retry = again;
    return this.tryTo(work, { isBusy });
  }
}

/** A time goes with a user, or alone. An id of anything else tells the same at any time. */
function questionOf(subject, at) {
  const isUser = /^[^/\s]+@/.test(subject) || (at && /(^|\W)005\w{12}/.test(subject));
  if (subject && !isUser) {
    return { id: subject };
  }
  return { ...(subject && { user: subject }), ...(at && { at }) };
}

/** In the user's time zone. Codes and ids stand under the names that the API and the log give them. */
function toRow({ at, username, text, count: times, why, whose, action, ids }, key) {
  return {
    key,
    when: joinParts(formatExactTime(at), username),
    text: joinParts(text, times > 1 && formatLabel(count, formatNumber(times))),
    why,
    step: action && nameValue(whose, action),
    ids: joinParts(...Object.entries(ids).map(([name, value]) => nameValue(name, value))),
  };
}
