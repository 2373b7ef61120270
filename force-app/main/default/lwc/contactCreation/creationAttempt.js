import { createContact, createIdempotencyKey, problemOf, readCreation } from "c/connectorClient";
import { isUnderWay, isUnsettled } from "c/problemKinds";
import { schedule } from "c/schedule";
import { withUndo } from "c/undoWindow";

const POLL_MS = 2_000;

/**
 * Creates a contact once. The Idempotency-Key stays the same while the outcome is unknown, so that neither a
 * double click nor a retry creates a second contact. Calls `onChange({state: saving | checking | created |
 * failed, result?, problem?})`.
 */
export class CreationAttempt {
  constructor(onChange) {
    this.onChange = onChange;
  }

  async submit(creation) {
    if (this.isRunning) {
      return;
    }
    this.isRunning = true;
    this.onChange({ state: "saving" });
    try {
      const result = await createContact(creation, this.keyFor(creation));
      this.settle({ state: "created", result: withUndo(result, result) });
    } catch (error) {
      this.handle(problemOf(error));
    }
  }

  stop() {
    this.isRunning = false;
    this.cancelCheck?.();
  }

  handle(problem) {
    // Sending again what may be under way needs the same key.
    if (!isUnsettled(problem)) {
      this.submission = null;
    }
    if (isUnderWay(problem) && problem.creationId) {
      this.onChange({ state: "checking", problem });
      this.check(problem.creationId);
    } else {
      this.isRunning = false;
      this.onChange({ state: "failed", problem });
    }
  }

  check(creationId) {
    this.cancelCheck = schedule(async () => {
      try {
        this.receive(await readCreation(creationId));
      } catch {
        // A request without an answer tells nothing about the contact, so ask again.
      }
      if (this.isRunning) {
        this.check(creationId);
      }
    }, POLL_MS);
  }

  receive(status) {
    if (!this.isRunning) {
      return;
    }
    const { id: creationId, state, contactId, opportunityContactRoleId, error } = status;
    if (state === "created") {
      this.settle({ state, result: withUndo({ creationId, contactId, opportunityContactRoleId }, status) });
    } else if (state === "failed" || state === "never-known") {
      this.settle({ state: "failed", problem: error });
    }
  }

  settle(change) {
    this.stop();
    this.submission = null;
    this.onChange(change);
  }

  keyFor(creation) {
    const text = JSON.stringify(creation);
    if (this.submission?.text !== text) {
      this.submission = { text, key: createIdempotencyKey() };
    }
    return this.submission.key;
  }
}
