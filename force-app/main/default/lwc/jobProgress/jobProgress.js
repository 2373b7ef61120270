import { api } from "lwc";
import resume from "@salesforce/label/c.Crosswalk_Batch_Resume";
import resumesAt from "@salesforce/label/c.Crosswalk_Batch_ResumesAt";
import signIn from "@salesforce/label/c.Crosswalk_SignIn_Button";
import { BaseElement } from "c/baseElement";
import { expireSession, problemOf } from "c/connectorClient";
import { inFlightOf, shareOf, summaryOf } from "c/jobText";
import { Poll } from "c/poll";
import { asksSignIn } from "c/problemKinds";
import { formatDateTime, formatLabel } from "c/textFormat";
import { kindOf } from "./kinds";
import { milestoneBetween } from "./milestones";
import { remainingOf } from "./remaining";

/**
 * How far a job is, whatever its kind: its heading, a bar, how many ended how, why it waits, and the buttons
 * that cancel and resume it. What a kind has besides goes into the slots: `note` below the heading, `buttons`
 * behind its own, and what it found. Fires `jobread` ({job, before}) at each answer, `jobproblem` ({problem})
 * where none comes, and `filter` as c/outcomeSummary does.
 */
export default class JobProgress extends BaseElement {
  @api kind;
  /** How many rows stand for it while it is read. */
  @api rows = 2;
  /** The state that rows are filtered by. */
  @api shown = "";
  /** Whether what it says at first is news, and gets the focus. */
  @api takesFocus = false;

  labels = { resume, signIn };
  job = null;
  problem = null;
  actionProblem = null;
  isActing = false;
  _jobId = null;

  /** The id of the batch also for its undo. */
  @api
  get jobId() {
    return this._jobId;
  }
  set jobId(jobId) {
    this._jobId = jobId;
    this.job = null;
    this.problem = null;
    this.hasFocused = false;
    this.poll?.stop();
    this.poll = null;
    if (this.isConnected) {
      this.start();
    }
  }

  connectedCallback() {
    this.start();
  }

  disconnectedCallback() {
    this.poll.stop();
    this.poll = null;
  }

  renderedCallback() {
    if (this.job && !this.hasFocused) {
      this.hasFocused = true;
      if (this.takesFocus) {
        this.heading().focus();
      }
    }
  }

  /** Asks again. Quietly: what is shown stays where there is no answer. */
  @api
  refresh(isQuiet = false) {
    return this.poll.ask({ isQuiet });
  }

  /** Runs an action of the rep's, and shows the job that it answers, if it does. Whether it was done. */
  @api
  async act(request) {
    this.isActing = true;
    this.actionProblem = null;
    await this.attempt(request);
    this.isActing = false;
    const isDone = !this.actionProblem;
    await Promise.resolve();
    this.keepFocus();
    return isDone;
  }

  /** The same of what nobody asked for: the focus stays. */
  @api
  async attempt(request) {
    try {
      const job = await request();
      if (job) {
        this.poll?.receive(job);
      }
    } catch (error) {
      this.actionProblem = problemOf(error);
    }
  }

  /** What was refused is said first; else the focus stays, unless the button that had it is gone. */
  @api
  keepFocus() {
    const { activeElement } = document;
    if (this.actionProblem) {
      this.template.querySelector("[data-action-problem]")?.focus();
    } else if (activeElement === null || activeElement === document.body) {
      this.heading()?.focus();
    }
  }

  get own() {
    return kindOf(this.kind);
  }

  get state() {
    return this.own.stateOf(this.job);
  }

  get headingText() {
    return this.own.headingOf(this.job);
  }

  get filters() {
    return this.own.filters ?? [];
  }

  get share() {
    return this.canCancel ? shareOf(this.job) : 100;
  }

  get summary() {
    return this.own.showsSummary(this.job) ? summaryOf(this.job, this.own.outcomes) : null;
  }

  get pace() {
    return remainingOf(this.job);
  }

  /** When it goes on by itself. */
  get resumesAt() {
    return this.job.resumeAt && formatLabel(resumesAt, formatDateTime(this.job.resumeAt));
  }

  get mustSignIn() {
    return asksSignIn(this.job.problem);
  }

  get canCancel() {
    return ["running", "paused"].includes(this.job.state);
  }

  get canResume() {
    return Boolean(this.own.resume) && mayGoOn(this.job);
  }

  start() {
    if (this.poll) {
      return;
    }
    const { read, restMs } = this.own;
    this.poll = new Poll({
      read: () => read(this._jobId),
      isSeen: () => this.template.host.checkVisibility?.() ?? true,
      onRead: (job) => this.receive(job),
      onProblem: (problem) => this.refuse(problem),
      goesOn: mayChange,
      progressOf: (job) => JSON.stringify([job.counts, job.state, inFlightOf(job)]),
      restMs,
    });
    this.poll.ask();
  }

  receive(job) {
    const before = this.job;
    const text = before && milestoneBetween(before, job, this.own);
    if (text) {
      this.announce(text);
    }
    this.job = job;
    this.problem = null;
    this.fire("jobread", { job, before });
  }

  refuse(problem) {
    this.problem = asksSignIn(problem) ? null : problem;
    this.fire("jobproblem", { problem });
  }

  handleRetry() {
    this.poll.ask();
  }

  handleSignIn() {
    expireSession();
  }

  handleCancel() {
    this.act(() => this.own.cancel(this._jobId));
  }

  handleResume() {
    this.act(() => this.own.resume(this._jobId));
  }

  heading() {
    return this.template.querySelector("[data-state]");
  }
}

/** Whether a job may change by itself. Requests in flight are settled even after it was canceled. */
function mayChange(job) {
  const { state, counts } = job;
  return state === "running" || state === "paused" || counts.unknown > 0 || inFlightOf(job) > 0;
}

function mayGoOn({ state, counts }) {
  return state === "paused" || (state === "cancelled" && counts.waiting > 0);
}
