import { isSignedIn, problemOf } from "c/connectorClient";
import { schedule } from "c/timer";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
const GROWTH = 1.5;

/**
 * Asks again and again, and not while nobody sees it: each second, or ever more seldom while `progressOf`
 * gives the same of each answer. Once an answer doesn't go on (`goesOn`), it asks every `restMs`, or no
 * longer where that is left out. Calls `onRead(answer)`, and `onProblem(problem)` where none comes.
 */
export class Poll {
  delay = SHORTEST_MS;
  isResting = false;

  /** `read()` gives what is asked for; `isSeen()` says whether it is on the screen. */
  constructor({ read, isSeen, onRead, onProblem, goesOn, progressOf = null, restMs = null }) {
    Object.assign(this, { read, isSeen, onRead, onProblem, goesOn, progressOf, restMs });
  }

  /** Asks at once and goes on from there. Quietly: what is shown stays where there is no answer. */
  async ask({ isQuiet = false } = {}) {
    this.stop();
    const asked = {};
    this.asked = asked;
    let outcome;
    try {
      const answer = await this.read();
      outcome = () => this.receive(answer);
    } catch (error) {
      outcome = () => this.fail(problemOf(error), isQuiet);
    }
    if (this.asked === asked) {
      outcome();
    }
  }

  fail(problem, isQuiet) {
    this.delay = Math.min(this.delay * 2, LONGEST_MS);
    if (!isQuiet) {
      this.onProblem?.(problem);
    }
    this.wait();
  }

  /** Takes an answer, also one that a button got. */
  receive(answer) {
    const progress = this.progressOf?.(answer);
    const isStill = this.progressOf && progress === this.lastProgress;
    this.delay = isStill ? Math.min(this.delay * GROWTH, LONGEST_MS) : SHORTEST_MS;
    this.lastProgress = progress;
    this.stop();
    this.onRead(answer);
    this.isResting = !this.goesOn(answer);
    if (!this.isResting || this.restMs) {
      this.wait();
    }
  }

  stop() {
    this.asked = null;
    this.cancel?.();
  }

  /** Asks after a while, and goes on from there. What is answered until then counts no more. */
  wait() {
    this.waitFor((this.isResting && this.restMs) || this.delay);
  }

  /** While hidden it looks each second whether it still is, which makes no request. */
  waitFor(delayMs) {
    this.stop();
    this.cancel = schedule(
      () => (this.isWanted() ? this.ask({ isQuiet: this.isResting }) : this.waitFor(SHORTEST_MS)),
      delayMs,
    );
  }

  isWanted() {
    return document.visibilityState === "visible" && isSignedIn() && this.isSeen();
  }
}
