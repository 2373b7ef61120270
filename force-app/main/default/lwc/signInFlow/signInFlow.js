import { connectorOrigin, createSession, problemOf, readSignIn, startSignIn } from "c/connectorClient";
import { challengeOf, createVerifier } from "./pkce";
import { isUnheard } from "c/problemKinds";
import { schedule } from "c/timer";

const POLL_MS = 2_000;
/** A sign-in that ends sooner is not opened. */
const MARGIN_MS = 30_000;
/** An org without the app never redirects back; after this time the rep is told so. */
const SLOW_MS = 45_000;
const POPUP_FEATURES = "popup,width=600,height=760";

/**
 * One sign-in to Salesforce in a pop-up. Calls `onChange({step, problem?})` with step preparing, ready,
 * waiting, slow, blocked (no pop-up allowed), closed (window gone, or cut off from us), code (finished; the
 * code is to be pasted), exchanging, failed and done. Call `stop()` when the asking component goes away.
 */
export class SignInFlow {
  constructor(onChange) {
    this.onChange = onChange;
    this.receiveMessage = this.receiveMessage.bind(this);
  }

  /** Starts a sign-in ahead of the click, because browsers allow a pop-up only right after one. */
  async prepare(prompt) {
    this.stop();
    const preparation = {};
    const isOver = () => preparation !== this.preparation;
    this.preparation = preparation;
    this.report("preparing");
    const verifier = createVerifier();
    const challenge = await challengeOf(verifier);
    if (isOver()) {
      return;
    }
    try {
      const signIn = await startSignIn(challenge, prompt);
      if (!isOver()) {
        this.attempt = { ...signIn, verifier, prompt };
        this.report("ready");
      }
    } catch (error) {
      if (!isOver()) {
        this.fail(problemOf(error));
      }
    }
  }

  /** Opens Salesforce's page. Must be called in the click's handler. */
  async open() {
    if (!this.attempt || Date.parse(this.attempt.expiresAt) - Date.now() < MARGIN_MS) {
      await this.prepare(this.attempt?.prompt);
    }
    if (!this.attempt) {
      return;
    }
    window.addEventListener("message", this.receiveMessage);
    this.popup = window.open(this.attempt.authorizeUrl, "_blank", POPUP_FEATURES);
    this.openedAt = Date.now();
    this.completions = 0;
    this.report(this.popup ? "waiting" : "blocked");
    this.poll();
  }

  /** Finishes with the code from the callback page, where that could not reach this window. */
  async submitCode(code) {
    const { id, verifier } = this.attempt;
    this.report("exchanging");
    try {
      await createSession(id, code, verifier);
      this.stop();
      this.report("done");
    } catch (error) {
      this.fail(problemOf(error));
    }
  }

  stop() {
    window.removeEventListener("message", this.receiveMessage);
    this.cancelPoll?.();
    this.preparation = null;
    this.attempt = null;
    this.popup = null;
  }

  receiveMessage({ origin, data }) {
    const isOurs = origin === connectorOrigin() && data?.type === "crosswalk:signed-in";
    if (isOurs && data.signInId === this.attempt?.id && this.step !== "exchanging") {
      this.submitCode(data.code);
    }
  }

  poll() {
    this.cancelPoll?.();
    this.cancelPoll = schedule(() => this.look(), POLL_MS);
  }

  async look() {
    const { attempt } = this;
    if (!attempt) {
      return;
    }
    try {
      const signIn = await readSignIn(attempt.id);
      if (attempt === this.attempt && this.step !== "exchanging") {
        this.follow(signIn);
      }
    } catch (error) {
      this.bear(problemOf(error), attempt);
    }
  }

  /** A poll without an answer tells nothing about the sign-in; a refused one ends it. */
  bear(problem, attempt) {
    if (attempt !== this.attempt || this.step === "exchanging") {
      return;
    }
    if (isUnheard(problem)) {
      this.poll();
    } else {
      this.fail(problem);
    }
  }

  follow(signIn) {
    if (signIn.status === "failed") {
      this.fail(signIn);
      return;
    }
    if (signIn.status === "completed") {
      this.completions += 1;
      if (this.completions > 1) {
        this.report("code");
      }
    } else if (this.step === "waiting" || this.step === "slow") {
      this.watchPopup();
    }
    this.poll();
  }

  watchPopup() {
    if (this.popup?.closed) {
      this.report("closed");
    } else if (Date.now() - this.openedAt > SLOW_MS) {
      this.report("slow");
    }
  }

  /** What its window says, the panel says too. */
  fail(problem) {
    this.popup?.close();
    this.stop();
    this.report("failed", problem);
  }

  report(step, problem) {
    this.step = step;
    this.onChange({ step, problem });
  }
}
