import { api } from "lwc";
import takenBack from "@salesforce/label/c.Crosswalk_Result_TakenBack";
import { BaseElement } from "c/baseElement";
import { readLead } from "c/connectorClient";
import { asksUndoAgain, isUndoInDoubt } from "c/problemKinds";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { formatLabel, nameValue, sentencesOf } from "c/textFormat";
import { UndoAttempt } from "./undoAttempt";

/**
 * Takes contacts back. It shows nothing itself and stays while the panel's pages come and go, so that a rep
 * who has left the lead learns how it ended, too. Fires `undochange` ({undos}), with {state, problem?,
 * isFinal?} by the creation's id; `undone` ({creationId, lead}) and `quotachange` ({quota}) when the contact
 * is gone; and `leadchange` ({lead}) unless `undone` is canceled by who brings the lead up to date.
 */
export default class ContactUndo extends BaseElement {
  /** The lead whose page the rep sees: what is said there needs no toast. */
  @api shownLeadId;

  attempts = new Map();
  undos = {};

  disconnectedCallback() {
    this.forget();
  }

  /** Takes the contact of a creation ({creationId, name, undoUntil}) back. */
  @api
  start(creation, lead) {
    this.openAttempt(creation, lead).start();
  }

  /** Asks how an undo ends that was sent before the page was loaded (`creation.undo`). */
  @api
  watch(creation, lead) {
    this.openAttempt(creation, lead).watch(creation.undo);
  }

  openAttempt(creation, lead) {
    const { creationId } = creation;
    if (this.attempts.get(creationId)?.isOver ?? true) {
      const follow = (change) => this.follow({ creation, lead }, change);
      this.attempts.set(creationId, new UndoAttempt(creation, follow));
    }
    return this.attempts.get(creationId);
  }

  /** Asks about no undo any more: the next user may be somebody else. */
  @api
  forget() {
    this.attempts.forEach((attempt) => attempt.stop());
    this.attempts.clear();
    this.undos = {};
  }

  follow({ creation, lead }, { refusal, quota, ...undo }) {
    const isShown = lead.id === this.shownLeadId;
    this.undos = { ...this.undos, [creation.creationId]: undo };
    this.tell("undochange", { undos: this.undos });
    if (undo.state === "removed") {
      const title = formatLabel(takenBack, creation.name);
      this.toast({ variant: "success", title });
      this.tellRemoved({ creation, lead }, quota);
    } else if (refusal && !isShown) {
      this.toast(toastOf(refusal, creation.name));
    }
  }

  tellRemoved({ creation: { creationId }, lead }, quota) {
    if (this.tell("undone", { creationId, lead })) {
      this.bringUpToDate(lead);
    }
    if (quota) {
      this.tell("quotachange", { quota });
    }
  }

  /** The lead is linked to the contact no longer, whatever it was before. */
  async bringUpToDate(lead) {
    this.tell("leadchange", { lead: { ...lead, crm: { status: "new" } } });
    try {
      this.tell("leadchange", { lead: await readLead(lead.id) });
    } catch {
      // The next reading of the list tells it.
    }
  }

  /** False where a listener has canceled the event. */
  tell(type, detail) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable: true }));
  }
}

/**
 * A refusal for somebody who sees the contact no longer. It stays until they close it. The title has the
 * name, as a narrow browser shows nothing else of a toast. It doesn't speak of a button that isn't there.
 * Where it isn't known yet how the undo ended, another toast will tell, and this one goes by itself.
 */
function toastOf(problem, name) {
  const title = nameValue(name, titleOf(problem));
  const detail = detailOf(problem);
  const step = asksUndoAgain(problem) ? null : actionOf(problem);
  return isUndoInDoubt(problem)
    ? { variant: "warning", mode: "dismissible", title, message: detail }
    : { variant: "error", mode: "sticky", title, message: sentencesOf(detail, step) };
}
