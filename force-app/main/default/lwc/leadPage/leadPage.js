import { LightningElement, api } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import back from "@salesforce/label/c.Crosswalk_Lead_Back";
import checking from "@salesforce/label/c.Crosswalk_Error_OutcomeUnknown";
import created from "@salesforce/label/c.Crosswalk_Result_Created";
import leadLabel from "@salesforce/label/c.Crosswalk_Lead";
import linked from "@salesforce/label/c.Crosswalk_Lead_Linked";
import linkedTo from "@salesforce/label/c.Crosswalk_Lead_LinkedTo";
import notLinked from "@salesforce/label/c.Crosswalk_Lead_LinkFailed";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import unlink from "@salesforce/label/c.Crosswalk_Lead_Unlink";
import unlinked from "@salesforce/label/c.Crosswalk_Lead_Unlinked";
import { linkLead, listMatches, problemOf, readDraft, readLead, unlinkLead } from "c/connectorClient";
import { forgetTyped, keepTyped, readTyped } from "c/draftStore";
import { formatLabel, fullName } from "c/textFormat";
import { CreationAttempt } from "./creationAttempt";

/** The sign-in prompt says so already; after it the form is as it was. */
const SESSION_ENDED = new Set(["session-expired", "not-signed-in"]);

/**
 * One lead: where it stands in the CRM, what may be the same person there, and the form that adds it.
 * Fires `leadchange` ({lead}), `quotachange` ({quota}) and `back`.
 */
export default class LeadPage extends LightningElement {
  @api userId;

  labels = { back, checking, linked, tryAgain, unlink };
  lead = null;
  problem = null;
  matches = null;
  matchProblem = null;
  draft = null;
  draftProblem = null;
  typed = null;
  creation = { state: "idle" };
  result = null;
  isLinking = false;

  @api
  get leadId() {
    return this._leadId;
  }
  set leadId(leadId) {
    this._leadId = leadId;
    this.attempt?.stop();
    this.attempt = new CreationAttempt((change) => this.followCreation(change));
    Object.assign(this, {
      lead: null,
      matches: null,
      draft: null,
      result: null,
      creation: { state: "idle" },
    });
    this.load();
  }

  disconnectedCallback() {
    this.attempt.stop();
  }

  @api
  focus() {
    this.template.querySelector("c-view-header").focus();
  }

  @api
  refresh() {
    return this.load();
  }

  get heading() {
    return this.lead ? fullName(this.lead) : leadLabel;
  }

  get isLoading() {
    return !this.lead && !this.problem;
  }

  get linkedMatch() {
    const { status, recordId, object } = this.lead.crm;
    if (status !== "linked") {
      return null;
    }
    const match = this.matches?.find(({ level }) => level === "linked");
    return match ?? { recordId, object: object ?? "Contact", name: this.heading };
  }

  get isLinkedToContact() {
    return this.linkedMatch?.object === "Contact";
  }

  get suggestions() {
    return this.matches.filter(({ level }) => level !== "linked");
  }

  get showsMatches() {
    return Boolean(this.matches) && !this.isLinkedToContact;
  }

  get isLoadingDraft() {
    return !this.isLinkedToContact && !this.draft && !this.draftProblem;
  }

  get isChecking() {
    return this.creation.state === "checking";
  }

  get isSaving() {
    return this.isChecking || this.creation.state === "saving";
  }

  get creationProblem() {
    return this.creation.problem;
  }

  get formProblem() {
    return this.creation.state === "failed" ? this.creation.problem : null;
  }

  get hasDuplicates() {
    return this.formProblem?.code === "duplicate-detected";
  }

  async load() {
    const leadId = this._leadId;
    this.problem = null;
    try {
      const lead = await readLead(leadId);
      if (leadId === this._leadId) {
        this.showLead(lead);
      }
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  showLead(lead) {
    this.lead = lead;
    this.typed = readTyped(this.userId, lead.id);
    this.loadMatches();
    if (this.isLinkedToContact) {
      this.draft = null;
    } else if (!this.draft) {
      this.loadDraft();
    }
  }

  async loadMatches() {
    this.matchProblem = null;
    try {
      this.matches = (await listMatches(this._leadId)).items;
    } catch (error) {
      this.matchProblem = problemOf(error);
    }
  }

  async loadDraft() {
    this.draftProblem = null;
    try {
      this.draft = await readDraft(this._leadId);
    } catch (error) {
      this.draftProblem = problemOf(error);
    }
  }

  followCreation({ state, result, problem }) {
    this.creation = SESSION_ENDED.has(problem?.code) ? { state: "idle" } : { state, problem };
    if (state === "created") {
      this.showResult({ name: this.heading, ...result });
    } else if (state === "saving") {
      this.announce(saving);
    }
  }

  async showResult(result) {
    forgetTyped(this.userId, this._leadId);
    this.result = result;
    this.toast("success", formatLabel(created, result.name));
    if (result.quota) {
      this.dispatchEvent(new CustomEvent("quotachange", { detail: { quota: result.quota } }));
    }
    const crm = { status: "linked", recordId: result.contactId, object: "Contact" };
    this.changeLead({ ...this.lead, crm });
    await Promise.resolve();
    this.template.querySelector("c-creation-result")?.focus();
  }

  changeLead(lead) {
    this.lead = lead;
    this.dispatchEvent(new CustomEvent("leadchange", { detail: { lead } }));
  }

  handleCreate(event) {
    this.submission = { leadId: this._leadId, ...event.detail };
    this.attempt.submit(this.submission);
  }

  handleSaveAnyway() {
    this.attempt.submit({ ...this.submission, saveAnyway: true });
  }

  handleFormChange(event) {
    keepTyped(this.userId, this._leadId, event.detail);
  }

  handleLink(event) {
    const { recordId, name } = event.detail;
    return this.changeLink(() => linkLead(this._leadId, recordId), formatLabel(linkedTo, name));
  }

  handleUnlink() {
    return this.changeLink(() => unlinkLead(this._leadId), unlinked);
  }

  /** Links or unlinks, then reads the lead again: linking is the connector's own note, Salesforce is not written. */
  async changeLink(change, message) {
    this.isLinking = true;
    try {
      await change();
      this.creation = { state: "idle" };
      const lead = await readLead(this._leadId);
      this.changeLead(lead);
      this.showLead(lead);
      this.toast("success", message);
      this.focus();
    } catch (error) {
      const { detail, title, action } = problemOf(error);
      this.toast("error", notLinked, [detail ?? title, action].filter(Boolean).join(" "));
    } finally {
      this.isLinking = false;
    }
  }

  handleRetry() {
    this.load();
  }

  handleRetryMatches() {
    this.loadMatches();
  }

  handleRetryDraft() {
    this.loadDraft();
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent("back"));
  }

  toast(variant, title, message) {
    this.dispatchEvent(new ShowToastEvent({ variant, title, message }));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }
}
