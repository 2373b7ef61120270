import { isSignedIn, problemOf, readBatch } from "c/connectorClient";
import { schedule } from "c/schedule";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
const GROWTH = 1.5;
/** How often visibility is checked while hidden. Makes no request. */
const HIDDEN_MS = 1_000;

/**
 * Polls a batch, or its undo: often while it moves, less often while it does not, and not while it is hidden.
 * Once it cannot change by itself, it is asked for every `restMs`, or no longer where that is left out. Calls
 * `onRead(batch)` and `onProblem(problem)`.
 */
export class BatchPoll {
  delay = SHORTEST_MS;
  isResting = false;

  /** `isSeen()` says whether the batch is on the screen; `read(batchId)` gives what is polled. */
  constructor(batchId, { isSeen, onRead, onProblem, read = readBatch, restMs = null }) {
    Object.assign(this, { batchId, isSeen, onRead, onProblem, read, restMs });
  }

  /** Polls at once and continues from there. Quietly: what is shown stays where there is no answer. */
  async ask({ isQuiet = false } = {}) {
    this.stop();
    this.isRunning = true;
    try {
      const batch = await this.read(this.batchId);
      if (this.isRunning) {
        this.receive(batch);
      }
    } catch (error) {
      if (this.isRunning) {
        this.fail(problemOf(error), isQuiet);
      }
    }
  }

  fail(problem, isQuiet) {
    this.delay = Math.min(this.delay * 2, LONGEST_MS);
    if (!isQuiet) {
      this.onProblem(problem);
    }
    this.wait();
  }

  /** Takes a batch from the answer to a button. */
  receive(batch) {
    const progress = JSON.stringify(batch.counts) + batch.state + batch.inFlight;
    this.delay = progress === this.lastProgress ? Math.min(this.delay * GROWTH, LONGEST_MS) : SHORTEST_MS;
    this.lastProgress = progress;
    this.stop();
    this.onRead(batch);
    this.isResting = !mayChange(batch);
    if (!this.isResting || this.restMs) {
      this.isRunning = true;
      this.wait();
    }
  }

  stop() {
    this.isRunning = false;
    this.cancel?.();
  }

  wait() {
    this.cancel?.();
    this.cancel = schedule(() => this.goOn(), (this.isResting && this.restMs) || this.delay);
  }

  /** Waits until the batch is visible again. */
  watch() {
    this.cancel = schedule(() => this.goOn(), HIDDEN_MS);
  }

  goOn() {
    if (this.isWanted()) {
      this.ask({ isQuiet: this.isResting });
    } else {
      this.watch();
    }
  }

  isWanted() {
    return document.visibilityState === "visible" && isSignedIn() && this.isSeen();
  }
}

/** Whether a batch may change by itself. Requests in flight are settled even after it was canceled. */
function mayChange({ state, counts, inFlight }) {
  return state === "running" || state === "paused" || counts.unknown > 0 || inFlight > 0;
}
