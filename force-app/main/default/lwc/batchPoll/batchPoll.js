import { isSignedIn, problemOf, readBatch } from "c/connectorClient";
import { schedule } from "c/schedule";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
const GROWTH = 1.5;
/** How often it is looked whether anybody sees it; this asks nobody. */
const HIDDEN_MS = 1_000;

/**
 * Asks how a batch is doing: soon while it moves, more seldom while it does not, not at all while nobody sees
 * it or nothing can change any more. Calls `onRead(batch)` and `onProblem(problem)`.
 */
export class BatchPoll {
  delay = SHORTEST_MS;

  /** `isSeen()` says whether what it is for is on the screen. */
  constructor(batchId, { isSeen, onRead, onProblem }) {
    Object.assign(this, { batchId, isSeen, onRead, onProblem });
  }

  /** Asks at once, and goes on from there. */
  async ask() {
    this.stop();
    this.isRunning = true;
    try {
      const batch = await readBatch(this.batchId);
      if (this.isRunning) {
        this.receive(batch);
      }
    } catch (error) {
      if (this.isRunning) {
        this.delay = Math.min(this.delay * 2, LONGEST_MS);
        this.onProblem(problemOf(error));
        this.wait();
      }
    }
  }

  /** Takes an answer that came another way, to a button that was pressed. */
  receive(batch) {
    const text = JSON.stringify(batch.counts) + batch.state + batch.inFlight;
    this.delay = text === this.lastText ? Math.min(this.delay * GROWTH, LONGEST_MS) : SHORTEST_MS;
    this.lastText = text;
    this.stop();
    this.onRead(batch);
    if (mayChange(batch)) {
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
    this.cancel = schedule(() => (this.isWanted() ? this.ask() : this.watch()), this.delay);
  }

  /** Waits until somebody looks again. */
  watch() {
    this.cancel = schedule(() => (this.isWanted() ? this.ask() : this.watch()), HIDDEN_MS);
  }

  isWanted() {
    return document.visibilityState === "visible" && isSignedIn() && this.isSeen();
  }
}

/**
 * Whether a batch may change without anybody pressing a button: also what was sent before it was cancelled
 * has still to be settled.
 */
function mayChange({ state, counts, inFlight }) {
  return state === "running" || state === "paused" || counts.unknown > 0 || inFlight > 0;
}
