import { LightningElement } from "lwc";
import copied from "@salesforce/label/c.Crosswalk_Timeline_Copied";
import copy from "@salesforce/label/c.Crosswalk_Timeline_Copy";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import explanation from "@salesforce/label/c.Crosswalk_Timeline_Explanation";
import heading from "@salesforce/label/c.Crosswalk_Text_TimelineFile";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import notCopied from "@salesforce/label/c.Crosswalk_Timeline_NotCopied";
import outcomeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineOutcome";
import show from "@salesforce/label/c.Crosswalk_Timeline_Show";
import subjectLabel from "@salesforce/label/c.Crosswalk_Timeline_Subject";
import time from "@salesforce/label/c.Crosswalk_Text_TimelineTime";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { problemOf, readTimeline, readTimelineCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { inLines, nameValue, sentencesOf } from "c/textFormat";
import { linesOf, rowsOf, sentenceOf } from "./entryText";

const labels = {
  copy,
  csv,
  explanation,
  heading,
  more,
  show,
  subject: subjectLabel,
  time,
  tryAgain,
};

/**
 * What happened to an id, to a user or at a time, in order, with causes and remedies. For admins. Keeps the
 * answer no longer than the page.
 */
export default class EventTimeline extends LightningElement {
  labels = labels;
  subject = "";
  at = null;
  /** What was asked last, which the page, the file and more entries belong to. */
  question = null;
  entries = null;
  notes = [];
  outcome = null;
  nextCursor = null;
  problem = null;
  retry = null;
  message = null;
  isLoading = false;
  isLoadingMore = false;
  isDownloading = false;
  hasEnded = false;

  renderedCallback() {
    if (this.hasEnded) {
      // The button was disabled meanwhile, which lost the focus.
      this.hasEnded = false;
      this.template.querySelector("[data-result]")?.focus();
    }
  }

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
    return rowsOf(this.entries);
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
    this.isLoading = true;
    await this.attempt(this.handleShow, async () => {
      const { entries, outcome, notes, nextCursor } = await readTimeline(this.question);
      this.entries = entries;
      this.outcome =
        outcome.length > 0 ? nameValue(outcomeLabel, sentencesOf(...outcome.map(sentenceOf))) : null;
      this.notes = notes.map(sentenceOf);
      this.nextCursor = nextCursor;
    });
    this.isLoading = false;
    this.hasEnded = true;
  }

  async handleMore() {
    this.isLoadingMore = true;
    await this.attempt(this.handleMore, async () => {
      const { entries, nextCursor } = await readTimeline({ ...this.question, cursor: this.nextCursor });
      this.entries = [...this.entries, ...entries];
      this.nextCursor = nextCursor;
    });
    this.isLoadingMore = false;
  }

  async handleDownload() {
    this.isDownloading = true;
    await this.attempt(this.handleDownload, async () =>
      download(`${heading}.csv`, await readTimelineCsv(this.question)),
    );
    this.isDownloading = false;
  }

  /** What is shown, as text. A browser may not allow it. */
  async handleCopy() {
    try {
      await navigator.clipboard.writeText(
        inLines([...this.rows.flatMap(linesOf), this.outcome].filter(Boolean)),
      );
      this.say(copied);
    } catch {
      this.say(notCopied);
    }
  }

  say(message) {
    if (message !== null || this.message !== null) {
      this.message = message;
      const detail = { text: message ?? "" };
      this.dispatchEvent(new CustomEvent("announce", { detail, bubbles: true, composed: true }));
    }
  }

  async attempt(again, work) {
    this.problem = null;
    this.say(null);
    this.retry = again;
    try {
      await work();
    } catch (error) {
      this.problem = problemOf(error);
    }
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
