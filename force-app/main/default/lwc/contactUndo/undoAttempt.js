import notKnown from "@salesforce/label/c.Crosswalk_Error_UndoUnseen";
import lookInSalesforce from "@salesforce/label/c.Crosswalk_Next_UndoUnseen";
import { isSignedIn, problemOf, readCreation, undoCreation } from "c/connectorClient";
import { asksSignIn, isUnanswered, isUndoFinal, isUndoInDoubt } from "c/problemKinds";
import { schedule } from "c/timer";

const SHORTEST_MS = 2_000;
const LONGEST_MS = 15_000;
const GROWTH = 1.5;
/** The connector asks Salesforce for eleven minutes, at most a minute apart. */
const DOUBT_MS = 13 * 60_000;
/** What is said while nobody knows. */
const doubtful = { title: notKnown, detail: null, action: lookInSalesforce };
/** For the time in which a click on Undo settles it no longer. */
const unseen = { code: "not-found", ...doubtful };
/** For a doubt that began before the page was loaded. */
const lost = { code: "salesforce-unavailable", ...doubtful };

/**
 * Takes one contact back. Where it isn't known how that ended, it asks the connector until the contact is
 * gone, and gives up after a time. Calls `onChange({state, problem?, isFinal?, refusal?, quota?})`: the state
 * is removing, in-doubt, removed or refused; `problem` is what the contact's page shows, and `refusal` what
 * is new to the rep.
 */
export class UndoAttempt {
  /** What is shown as long as it isn't known how an earlier click ended. */
  doubt = null;
  /** Whether the connector has begun it. Otherwise, what it knows of the contact says nothing. */
  isHeardOf = false;
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

  /** Only asks how it ends. `undo`: where the connector says that it stands. */
  watch(undo) {
    if (!this.isSending && !this.cancel) {
      this.askUntil = Date.now() + DOUBT_MS;
      this.heed(undo);
      this.ask(SHORTEST_MS);
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
      this.isHeardOf = !isUnanswered(answered);
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
      const status = await this.read();
      if (status?.state === "undone") {
        this.end({ state: "removed", quota: status.quota });
      } else if (round === this.round) {
        this.goOn(status, delayMs);
      }
    }, delayMs);
  }

  /** Without an answer it is asked again. */
  async read() {
    try {
      return isSignedIn() ? await readCreation(this.creationId) : null;
    } catch {
      return null;
    }
  }

  goOn(status, waitedMs) {
    if (this.isHeardOf && status?.undo === null) {
      this.endAsTold(status.error);
      return;
    }
    if (Date.now() >= this.askUntil) {
      this.endKept(unseen);
      return;
    }
    this.heed(status?.undo);
    const leftMs = this.undoUntil - Date.now();
    const delayMs = Math.min(waitedMs * GROWTH, LONGEST_MS);
    this.ask(leftMs > 0 ? Math.min(delayMs, leftMs) : delayMs);
  }

  /** Says what is new: what the connector knows, and that a click settles nothing any more. */
  heed(undo) {
    const isInTime = this.undoUntil > Date.now();
    const { doubt } = this;
    this.isHeardOf = this.isHeardOf || Boolean(undo);
    if (undo === "in-doubt" || (doubt && !isInTime)) {
      this.doubt = isInTime ? (doubt ?? lost) : unseen;
    }
    if (this.doubt !== doubt) {
      this.tell({ state: "in-doubt", problem: this.doubt });
    } else if (!doubt) {
      this.tell({ state: "removing" });
    }
  }

  /** It is over. Without an error it has ended with the rep's session, and it is as if nobody had clicked. */
  endAsTold(problem) {
    if (problem) {
      this.endKept(problem);
    } else {
      this.end({ state: "refused", isFinal: false, problem: null });
    }
  }

  /** It is over, and the contact isn't known to be gone. */
  endKept(problem) {
    const refusal = inWordsOfUndo(problem);
    this.end({ state: "refused", isFinal: isUndoFinal(problem), problem: refusal, refusal });
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
  return isUnanswered(problem) ? { ...problem, ...doubtful } : problem;
}
