import { api, wire } from "lwc";
import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import ended from "@salesforce/label/c.Crosswalk_SignIn_Ended";
import { BaseElement } from "c/baseElement";
import {
  configureConnector,
  isSignedIn,
  lookForSession,
  onSessionChange,
  problemOf,
  readConnection,
  signOut,
} from "c/connectorClient";

/**
 * Shows its content once the user is connected, and asks them to sign in until then. A session that ends
 * hides the content without removing it, so that nothing typed is lost. Fires `connect` ({connection,
 * resumed}) after each reading of the connection, with resumed after a session had ended or the user has
 * signed in here, which leaves the focus nowhere; `return` where the user comes back to this tab with the
 * same session; and `disconnect` on signing out. What was announced before a session ended is announced no
 * longer.
 */
export default class ConnectionGate extends BaseElement {
  connection = null;
  problem = null;
  mustSignIn = false;
  sessionEnded = false;
  isLoading = true;
  hasSignedIn = false;
  isLeaving = false;
  isLooking = false;
  isSameSession = false;
  /** What is said on the page, by code: see the error panel. */
  said = new Map();

  connectedCallback() {
    this.endSubscription = onSessionChange((change) => this.followSession(change));
    this.addEventListener("problemshown", (event) => this.hearProblem(event.detail));
    this.handleReturn = () => this.followTabs();
    window.addEventListener("focus", this.handleReturn);
    document.addEventListener("visibilitychange", this.handleReturn);
  }

  disconnectedCallback() {
    this.endSubscription();
    window.removeEventListener("focus", this.handleReturn);
    document.removeEventListener("visibilitychange", this.handleReturn);
  }

  /** Whoever comes back to this tab learns before they type that another one has signed out, or in. */
  async followTabs() {
    // Browsers tell of it in two ways at once.
    if (this.isLooking || document.visibilityState === "hidden" || this.isLoading || this.problem) {
      return;
    }
    this.isLooking = true;
    this.isSameSession = isSignedIn();
    await lookForSession();
    this.isLooking = false;
    if (this.isSameSession) {
      this.fire("return");
    }
  }

  /** What keeps several parts of a page from their work is said once, and all go on when one does. */
  hearProblem(shown) {
    const { code } = shown.problem;
    if (code === "quota-exceeded") {
      // An admin may have changed it.
      this.refresh();
    }
    if (!shown.canHide) {
      return;
    }
    const said = this.said.get(code);
    if (said && !said.until.aborted && said.isSeen()) {
      shown.isSaid = true;
      said.until.addEventListener("abort", shown.retry, { once: true, signal: shown.until });
    } else {
      this.said.set(code, shown);
    }
  }

  /** Signing out here removes what had the focus. A prompt that came otherwise must not take it. */
  renderedCallback() {
    const signInPrompt = this.template.querySelector("c-sign-in-prompt");
    if (this.isLeaving && signInPrompt) {
      this.isLeaving = false;
      signInPrompt.focus();
    }
  }

  @wire(getSettings)
  receiveSettings({ data, error }) {
    if (data) {
      this.start(data.connectorUrl);
    } else if (error) {
      this.refuse({ code: "connector-misconfigured", whose: "admin", detail: error.body?.message });
    }
  }

  /** Reads the connection again: quota, allowance, what an admin changed. */
  @api
  refresh() {
    return this.connect();
  }

  /** Signs out. */
  @api
  async leave() {
    this.isLeaving = true;
    try {
      await signOut();
    } catch {
      // The session is forgotten here in any case; at the connector it expires.
    }
  }

  get contentClass() {
    return this.connection && !this.mustSignIn ? "content" : "slds-hide";
  }

  start(connectorUrl) {
    try {
      configureConnector(connectorUrl);
    } catch {
      this.refuse({ code: "connector-misconfigured", whose: "admin", detail: connectorUrl });
      return;
    }
    this.connect();
  }

  async connect() {
    this.isLoading = !this.connection && !this.problem;
    if (!isSignedIn()) {
      await lookForSession();
      // One that another tab has begun is told, and connects.
      if (!isSignedIn()) {
        this.askToSignIn(false);
      }
      return;
    }
    try {
      this.receive(await readConnection());
    } catch (error) {
      if (isSignedIn()) {
        this.refuse(problemOf(error));
      }
    }
  }

  receive(connection) {
    const resumed = this.sessionEnded || this.hasSignedIn;
    if (this.sessionEnded) {
      this.announce("");
    }
    this.hasSignedIn = false;
    this.isLoading = false;
    this.problem = null;
    this.mustSignIn = false;
    this.sessionEnded = false;
    this.connection = connection;
    this.fire("connect", { connection, resumed });
  }

  refuse(problem) {
    this.isLoading = false;
    this.problem = problem;
  }

  followSession({ signedIn, reason }) {
    this.isSameSession = false;
    if (signedIn) {
      this.connect();
    } else if (reason === "signed-out") {
      this.connection = null;
      this.fire("disconnect");
      this.askToSignIn(false);
    } else {
      this.askToSignIn(Boolean(this.connection));
    }
  }

  askToSignIn(sessionEnded) {
    this.isLoading = false;
    this.problem = null;
    this.sessionEnded = sessionEnded;
    this.mustSignIn = true;
    if (sessionEnded) {
      this.announce(ended);
    }
  }

  handleRetry() {
    // The button with the focus goes.
    this.hasSignedIn = this.template.activeElement !== null;
    this.connect();
  }

  handleSignedIn() {
    this.hasSignedIn = true;
    this.mustSignIn = false;
    this.isLoading = !this.connection;
  }
}
