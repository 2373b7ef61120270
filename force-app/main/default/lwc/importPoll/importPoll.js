import { isSignedIn, listImports } from "c/connectorClient";
import { schedule } from "c/schedule";

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;

/**
 * Asks how far the rep's imports are, once a second, and not while nobody sees it. A question that fails is
 * asked again later, also the first one: it tells nothing of the import, and nobody has to know.
 */
export class ImportPoll {
  delay = SHORTEST_MS;
  hasRead = false;

  /** Calls `onRead(imports)`, and asks again while `goesOn()`. `isSeen()`: whether it is on the screen. */
  constructor({ isSeen, goesOn, onRead }) {
    Object.assign(this, { isSeen, goesOn, onRead });
  }

  /** Asks at once, and goes on from there. */
  async ask() {
    this.stop();
    const asked = {};
    this.asked = asked;
    try {
      const { items } = await listImports();
      this.delay = SHORTEST_MS;
      this.hasRead = true;
      if (this.asked === asked) {
        this.onRead(items);
      }
    } catch {
      this.delay = Math.min(this.delay * 2, LONGEST_MS);
    }
    if (this.asked === asked && (!this.hasRead || this.goesOn())) {
      this.wait();
    }
  }

  /** Asks in a second, and goes on from there. What is answered until then counts no more. */
  wait() {
    this.stop();
    this.cancel = schedule(() => (this.isWanted() ? this.ask() : this.wait()), this.delay);
  }

  stop() {
    this.asked = null;
    this.cancel?.();
  }

  isWanted() {
    return document.visibilityState === "visible" && isSignedIn() && this.isSeen();
  }
}
