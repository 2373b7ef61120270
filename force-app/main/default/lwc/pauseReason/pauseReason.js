import { LightningElement, api } from "lwc";
import resumesAt from "@salesforce/label/c.Crosswalk_Batch_ResumesAt";
import signIn from "@salesforce/label/c.Crosswalk_SignIn_Button";
import { expireSession } from "c/connectorClient";
import { asksSignIn } from "c/problemKinds";
import { formatDateTime, formatLabel } from "c/textFormat";

/** Why a batch, an undo or a test has stopped, and when it goes on by itself, or by signing in again. */
export default class PauseReason extends LightningElement {
  @api problem;
  @api resumeAt;

  labels = { signIn };

  get resumesAt() {
    return formatLabel(resumesAt, formatDateTime(this.resumeAt));
  }

  get mustSignIn() {
    return asksSignIn(this.problem);
  }

  handleSignIn() {
    expireSession();
  }
}
