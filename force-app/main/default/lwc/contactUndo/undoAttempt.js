import { isSignedIn, problemOf, readCreation, undoCreation } from "c/connectorClient";
import { asksSignIn, isUnanswered, isUndoFinal, isUndoInDoubt } from "c/problemKinds";
import { schedule } from "c/schedule";

const SHORTEST_MS = 2_000;
const LONGEST_MS = 15_000;
const GROWTH = 1.5;
/** The connector asks Salesforce for eleven minutes, at most a minute apart. */
const DOUBT_MS = 13 * 60_000;
/** For the time in which a click on Undo settles it no longer. */
const unseen = { code: "not-found", reason: "undo-unseen", whose: "rep" };

/**
 * Takes one contact back. Where it isn't known how that ended, it asks the connector until the contact is
 * gone, and gives up after a time. Calls `onChange({state, problem?, isFinal?, refusal?, quota?})`: the state
 * is removing, in-doubt, removed or refused; `problem` is what the contact's page shows, and `refusal` what
 * is new to the rep.
 */
export class UndoAttempt {
  /** What is shown as long as it isn't known how an earlier click ended. */
  doubt = null;
  isOver = false;
  round = 0;

  constructor({ creationId, undoUntil }, onChange) {
    Object.assign(this, { creationId, undoUntil, onChange });
  }

  async start() {
    if (this.isSending) {
      return;
    }
    this.isSending = true;
    this.pause();
    this.tell({ state: "removing" });
    try {
      const { quota } = await undoCreation(this.creationId);
      this.end({ state: "removed", quota });
    } catch (error) {
      this.refuse(problemOf(error));
    } finally {
      this.isSending = false;
    }
  }

  stop() {
    this.isOver = true;
    this.pause();
  }

  pause() {
    this.round += 1;
    this.cancel?.();
  }

  refuse(answered) {
    if (this.isOver) {
      return;
    }
    const refusal = inWordsOfUndo(answered);
    if (isUndoFinal(answered)) {
      this.end({ state: "refused", isFinal: true, problem: refusal, refusal });
    } else if (isUndoInDoubt(answered)) {
      this.doubt = refusal;
      this.askUntil = Date.now() + DOUBT_MS;
      this.waitInDoubt(refusal);
    } else if (this.doubt) {
      // What may pass says nothing about the click before.
      this.waitInDoubt();
    } else {
      // After the sign-in prompt the page is as it was.
      this.tell({ state: "refused", problem: asksSignIn(answered) ? null : refusal, refusal });
    }
  }

  waitInDoubt(refusal) {
    this.tell({ state: "in-doubt", problem: this.doubt, refusal });
    this.ask(SHORTEST_MS);
  }

  ask(delayMs) {
    const round = this.round;
    this.cancel = schedule(async () => {
      const isGone = await this.isGone();
      if (isGone) {
        this.end({ state: "removed" });
      } else if (round === this.round) {
        this.goOn(delayMs);
      }
    }, delayMs);
  }

  /** Without an answer it is asked again. */
  async isGone() {
    try {
      return isSignedIn() && (await readCreation(this.creationId)).state === "undone";
    } catch {
      return false;
    }
  }

  goOn(waitedMs) {
    if (Date.now() >= this.askUntil) {
      this.end({ state: "refused", isFinal: true, problem: unseen, refusal: unseen });
      return;
    }
    const leftMs = this.undoUntil - Date.now();
    if (leftMs <= 0 && this.doubt !== unseen) {
      this.doubt = unseen;
      this.tell({ state: "in-doubt", problem: unseen });
    }
    const delayMs = Math.min(waitedMs * GROWTH, LONGEST_MS);
    this.ask(leftMs > 0 ? Math.min(delayMs, leftMs) : delayMs);
  }

  end(change) {
    const { isOver } = this;
    this.stop();
    if (!isOver) {
      this.onChange(change);
    }
  }

  tell(change) {
    if (!this.isOver) {
      this.onChange(change);
    }
  }
}

/** A problem that doesn't speak of the contact, in words that do. */
function inWordsOfUndo(problem) {
  if (isUnanswered(problem)) {
    return { ...problem, reason: "undo-unseen" };
  }
  const { code, reason = "undo-refused" } = problem;
  return code === "insufficient-access" ? { ...problem, reason } : problem;
}
