import { createIdempotencyKey, problemOf } from "c/connectorClient";
import { isUnderWay, isUnsettled } from "c/problemKinds";
import { schedule } from "c/timer";

const POLL_MS = 2_000;

/**
 * Makes something in Salesforce once. The Idempotency-Key stays the same while the outcome is unknown, so
 * that neither a double click nor a retry makes a second one. Calls `onChange({state: saving | checking |
 * created | failed, result?, problem?})`.
 */
export class IdempotentSend {
  /**
   * `way`: `send(body, key)` gives the result; `idIn(problem)` is what to ask by for what is under way,
   * `read(id, body)` how that stands ({state, error}), and `resultIn(status)` its result.
   */
  constructor(way, onChange) {
    this.way = way;
    this.onChange = onChange;
  }

  async submit(body) {
    if (this.isRunning) {
      return;
    }
    this.isRunning = true;
    this.onChange({ state: "saving" });
    try {
      this.settle({ state: "created", result: await this.way.send(body, this.keyFor(body)) });
    } catch (error) {
      this.handle(problemOf(error), body);
    }
  }

  stop() {
    this.isRunning = false;
    this.cancelCheck?.();
  }

  handle(problem, body) {
    // Sending again what may be under way needs the same key.
    if (!isUnsettled(problem)) {
      this.submission = null;
    }
    const id = this.way.idIn(problem);
    if (isUnderWay(problem) && id) {
      this.onChange({ state: "checking", problem });
      this.check(id, body);
    } else {
      this.isRunning = false;
      this.onChange({ state: "failed", problem });
    }
  }

  check(id, body) {
    this.cancelCheck = schedule(async () => {
      try {
        this.receive(await this.way.read(id, body));
      } catch {
        // A request without an answer tells nothing of what was asked, so ask again.
      }
      if (this.isRunning) {
        this.check(id, body);
      }
    }, POLL_MS);
  }

  receive(status) {
    if (!this.isRunning) {
      return;
    }
    if (status.state === "created") {
      this.settle({ state: "created", result: this.way.resultIn(status) });
    } else if (status.state === "failed" || status.state === "never-known") {
      this.settle({ state: "failed", problem: status.error });
    }
  }

  settle(change) {
    this.stop();
    this.submission = null;
    this.onChange(change);
  }

  keyFor(body) {
    const text = JSON.stringify(body);
    if (this.submission?.text !== text) {
      this.submission = { text, key: createIdempotencyKey() };
    }
    return this.submission.key;
  }
}
