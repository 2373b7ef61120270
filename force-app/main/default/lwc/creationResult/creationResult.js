import { api } from "lwc";
import created from "@salesforce/label/c.Crosswalk_Result_Created";
import loading from "@salesforce/label/c.Crosswalk_Loading";
import undo from "@salesforce/label/c.Crosswalk_Result_Undo";
import undoHelp from "@salesforce/label/c.Crosswalk_Result_UndoHelp";
import undoing from "@salesforce/label/c.Crosswalk_Result_Undoing";
import { BaseElement } from "c/baseElement";
import { asksUndoAgain } from "c/problemKinds";
import { schedule } from "c/timer";
import { formatLabel, formatTime } from "c/textFormat";

/** A rep who goes on at once asks Salesforce nothing about the contact. */
const CARD_PAUSE_MS = 1_500;
/** What comes and goes with an undo. */
const PASSING = "[data-undo], [data-removing], c-error-panel";

/**
 * The created contact, and the next steps. Fires `openlead` ({leadId}) for the next lead, `back`, and `undo`
 * where the rep takes the contact back.
 */
export default class CreationResult extends BaseElement {
  /**
   * {creationId, contactId, opportunityContactRoleId?, name, made?, quota?, undoUntil}: `undoUntil` is in
   * milliseconds by the browser's clock, `made` what the contact was made with, in words.
   */
  @api result;
  @api leadId;

  /** The next lead of the list that is not in the CRM, or null. */
  @api next = null;
  /** Whether no other lead of the list is left to add. */
  @api isDone = false;

  labels = { loading, undo, undoing };
  isInTime = false;
  cardPauseMs = CARD_PAUSE_MS;
  _undo = null;

  /** {state: removing | in-doubt | refused, problem?, isFinal?}; null before the rep clicks Undo. */
  @api
  get undo() {
    return this._undo;
  }
  set undo(change) {
    this.followFocus();
    this._undo = change;
  }

  connectedCallback() {
    this.shownProblem = this.problem;
    const leftMs = this.result.undoUntil - Date.now();
    this.isInTime = leftMs > 0;
    this.cancelOffer = schedule(() => {
      this.followFocus();
      this.isInTime = false;
    }, leftMs);
  }

  renderedCallback() {
    const isNew = this.problem !== this.shownProblem;
    this.shownProblem = this.problem;
    if (this.hadFocus) {
      this.hadFocus = false;
      this.moveFocus(isNew);
    }
  }

  disconnectedCallback() {
    this.cancelOffer();
  }

  /** Where the rep goes on: the next lead, or what was made where there is none. */
  @api
  focusNext() {
    if (this.next) {
      this.template.querySelector("c-next-lead").focus();
    } else {
      this.focus();
    }
  }

  get heading() {
    return formatLabel(created, this.result.name);
  }

  /** What the rep has just chosen needs no question to Salesforce. */
  get known() {
    // The contact as its card shows it; null where it has to be asked for.
    const { name, made } = this.result;
    if (!made) {
      return null;
    }
    const { title, account, opportunity, role } = made;
    const opportunities = opportunity ? [{ ...opportunity, roles: [role] }] : [];
    return { object: "Contact", name, title, account, opportunities };
  }

  get undoHelp() {
    return formatLabel(undoHelp, formatTime(this.result.undoUntil));
  }

  get isRemoving() {
    return this._undo?.state === "removing";
  }

  get canUndo() {
    return this.isInTime && !this.isRemoving && !this._undo?.isFinal;
  }

  get problem() {
    return shownProblem(this._undo?.problem ?? null, this.isInTime);
  }

  /** What has the focus may go with the next rendering. A focus on what stays is left there. */
  followFocus() {
    this.hadFocus = this.hadFocus || Boolean(this.template.activeElement?.matches(PASSING));
  }

  moveFocus(hasNewProblem) {
    if (this.isRemoving) {
      this.template.querySelector("[data-removing]").focus();
    } else if (this.problem && hasNewProblem) {
      const errorPanel = this.template.querySelector("c-error-panel");
      errorPanel.focus();
      // The focus brings its title into view, and not the next step below it.
      errorPanel.scrollIntoView({ block: "nearest" });
    } else if (!this.template.activeElement) {
      this.focus();
    }
  }

  handleUndo() {
    // Not every browser gives the focus to a button that is clicked.
    this.hadFocus = true;
    this.fire("undo");
  }
}

/** Once Undo is offered no more, nothing says to click it. */
function shownProblem(problem, isInTime) {
  return problem && !isInTime && asksUndoAgain(problem) ? null : problem;
}
