import { api } from "lwc";
import blocked from "@salesforce/label/c.Crosswalk_SignIn_Blocked";
import button from "@salesforce/label/c.Crosswalk_SignIn_Button";
import closed from "@salesforce/label/c.Crosswalk_SignIn_Closed";
import code from "@salesforce/label/c.Crosswalk_SignIn_Code";
import ended from "@salesforce/label/c.Crosswalk_SignIn_Ended";
import endedExplanation from "@salesforce/label/c.Crosswalk_SignIn_EndedExplanation";
import explanation from "@salesforce/label/c.Crosswalk_SignIn_Explanation";
import finishing from "@salesforce/label/c.Crosswalk_SignIn_Finishing";
import heading from "@salesforce/label/c.Crosswalk_SignIn_Heading";
import otherUser from "@salesforce/label/c.Crosswalk_SignIn_OtherUser";
import pasteCode from "@salesforce/label/c.Crosswalk_SignIn_PasteCode";
import slow from "@salesforce/label/c.Crosswalk_SignIn_Slow";
import useCode from "@salesforce/label/c.Crosswalk_SignIn_UseCode";
import waiting from "@salesforce/label/c.Crosswalk_SignIn_Waiting";
import { BaseElement } from "c/baseElement";
import { SignInFlow } from "c/signInFlow";

const messages = { waiting, slow, blocked, closed, code: pasteCode, exchanging: finishing };
const stepsWithCode = new Set(["slow", "closed", "code", "blocked"]);

/** Asks the rep to sign in to Salesforce and follows the pop-up. Fires `signedin` once there is a session. */
export default class SignInPrompt extends BaseElement {
  /** Whether a session has ended, while the content behind is kept. */
  @api wasSignedIn = false;
  labels = { button, code, finishing, otherUser, useCode };
  step = "preparing";
  problem = null;
  code = "";

  connectedCallback() {
    this.flow = new SignInFlow((change) => this.follow(change));
    this.flow.prepare();
  }

  /** A session that ended in the middle of work takes the focus away, so it moves here. */
  renderedCallback() {
    if (this.wasSignedIn && !this.hasFocused) {
      this.hasFocused = true;
      this.focus();
    }
  }

  disconnectedCallback() {
    this.flow.stop();
  }

  get heading() {
    return this.wasSignedIn ? ended : heading;
  }

  get explanation() {
    return this.wasSignedIn ? endedExplanation : explanation;
  }

  get message() {
    return messages[this.step];
  }

  get isExchanging() {
    return this.step === "exchanging";
  }

  get isWaiting() {
    return this.isExchanging || this.step === "waiting";
  }

  /** After the wrong org the same user would only get there again. */
  get signInVariant() {
    return this.isWrongOrg ? "neutral" : "brand";
  }

  get isBusy() {
    return this.isExchanging || this.step === "preparing";
  }

  get offersCode() {
    return stepsWithCode.has(this.step);
  }

  get otherUserVariant() {
    return this.isWrongOrg ? "brand" : "base";
  }

  get isWrongOrg() {
    return this.problem?.code === "wrong-org";
  }

  follow({ step, problem }) {
    const said = this.message;
    this.step = step;
    if (this.message !== said) {
      this.announce(this.message ?? "");
    }
    this.problem = step === "failed" ? problem : null;
    if (step === "done") {
      this.fire("signedin");
    }
  }

  handleSignIn() {
    this.flow.open();
  }

  /** Salesforce asks for a user, even one with a Salesforce session. */
  async handleOtherUser() {
    await this.flow.prepare("login");
    this.flow.open();
  }

  handleCodeChange(event) {
    this.code = event.detail.value;
  }

  handleCode(event) {
    event.preventDefault();
    const pasted = this.code.trim();
    if (pasted) {
      this.flow.submitCode(pasted);
    }
  }
}
