import { api } from "lwc";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import { BaseElement } from "c/baseElement";
import { problemOf, readDraft } from "c/connectorClient";
import { asksSignIn, isReasonOfFields, isTaken, lacksAccess } from "c/problemKinds";
import { forgetTyped, keepRole, keepTyped, readRole, readTyped } from "c/draftStore";
import { takePrefetched } from "c/prefetch";
import { fullName } from "c/textFormat";
import { attemptCreation } from "./creationAttempt";

/** The account and the role have places of their own, and the Lead Source is the admin's. */
const NEVER_IN_DRAFT = ["AccountId", "opportunityId", "role", "LeadSource"];

/**
 * Creates a contact from one lead: form, attempt and result. Fires `formshown` where the form is there,
 * `created` ({result}), `taken` where somebody has added the lead meanwhile, `barred` where the rep may add
 * nobody any more, and `link` ({recordId, name}) where the rep links an existing record.
 */
export default class ContactCreation extends BaseElement {
  @api lead;
  /** The list that the lead was opened from, which may have a Lead Source of its own. */
  @api listId;
  @api userId;
  /** What the page has chosen for the contact: see the form. */
  @api preset = null;

  draft = null;
  draftProblem = null;
  typed = null;
  lastRole = "";
  creation = { state: "idle" };

  connectedCallback() {
    this.attempt = attemptCreation((change) => this.follow(change));
    this.typed = readTyped(this.userId, this.lead.id);
    this.lastRole = readRole(this.userId);
    this.load();
  }

  disconnectedCallback() {
    this.attempt.stop();
  }

  renderedCallback() {
    if (this.draft && !this.formShown) {
      this.formShown = true;
      this.fire("formshown");
    }
    if (this.isChecking && !this.checkingShown) {
      this.template.querySelector("[data-checking]").focus();
    }
    this.checkingShown = this.isChecking;
  }

  /** Adds the contact as the form's button does, for a key pressed elsewhere on the page. */
  @api
  submit() {
    this.template.querySelector("c-contact-form")?.submit();
  }

  get isChecking() {
    return this.creation.state === "checking";
  }

  get isSaving() {
    return this.isChecking || this.creation.state === "saving";
  }

  get formProblem() {
    return this.creation.state === "failed" ? this.creation.problem : null;
  }

  /** Existing records of this person, by a duplicate rule or an earlier creation. */
  get duplicates() {
    return this.formProblem ? duplicatesOf(this.formProblem, this.lead) : null;
  }

  async load() {
    const { listId } = this;
    const leadId = this.lead.id;
    try {
      this.draft = await takePrefetched("draft", { leadId, listId }, () => readDraft(leadId, listId));
      this.draftProblem = null;
    } catch (error) {
      this.draftProblem = problemOf(error);
    }
  }

  async follow({ state, result, problem }) {
    if (state === "failed" && (lacksAccess(problem) || namesOtherField(problem, this.draft))) {
      await this.readDraftAnew();
    }
    if (state === "failed" && !this.draft.canCreate) {
      this.tellBarred();
      return;
    }
    // After the sign-in prompt the form is as it was.
    this.creation = asksSignIn(problem) ? { state: "idle" } : { state, problem };
    // That the session has ended is said already.
    if (!asksSignIn(problem)) {
      this.announce(state === "saving" ? saving : "");
    }
    if (isTaken(problem)) {
      this.fire("taken", { problem });
    }
    if (state === "created") {
      forgetTyped(this.userId, this.lead.id);
      this.keepRole();
      const named = { name: fullName(this.lead), made: this.made, ...result };
      this.fire("created", { result: named });
    }
  }

  /** The org asks for more than when the form was opened. What was typed stays. */
  async readDraftAnew() {
    try {
      const draft = await readDraft(this.lead.id, this.listId);
      this.typed = this.lastTyped ?? this.typed;
      this.draft = draft;
    } catch {
      // The form names the field although it cannot show it.
    }
  }

  /** What the draft refuses is said in the form's place. */
  async tellBarred() {
    this.creation = { state: "idle" };
    this.announce("");
    this.fireUp("barred");
    await Promise.resolve();
    this.template.querySelector("c-contact-form").focus();
  }

  keepRole() {
    const { opportunityId, role = "" } = this.submission;
    if (opportunityId) {
      keepRole(this.userId, role);
    }
  }

  handleCreate(event) {
    this.made = event.target.describeMade();
    const origin = this.listId ? { listId: this.listId } : {};
    this.submission = { leadId: this.lead.id, ...origin, ...event.detail };
    this.attempt.submit(this.submission);
  }

  handleSaveAnyway() {
    this.attempt.submit({ ...this.submission, saveAnyway: true });
  }

  handleFormChange(event) {
    this.lastTyped = event.detail;
    keepTyped(this.userId, this.lead.id, event.detail);
  }
}

/** Whether what is wrong with the contact is in a field that the draft has not. */
function namesOtherField({ code, fields = [] }, draft) {
  const known = new Set([...draft.fields.map(({ name }) => name), ...NEVER_IN_DRAFT]);
  return isReasonOfFields(code) && fields.some(({ field }) => field && !known.has(field));
}

/** The records that a problem names: those a duplicate rule found, or the contact that the lead has. */
function duplicatesOf(problem, lead) {
  if (problem.records) {
    return problem;
  }
  const { recordId } = problem;
  return recordId ? { records: [{ id: recordId, object: "Contact", name: fullName(lead) }] } : null;
}
