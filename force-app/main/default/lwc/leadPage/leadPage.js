import { api } from "lwc";
import back from "@salesforce/label/c.Crosswalk_Lead_Back";
import createAnyway from "@salesforce/label/c.Crosswalk_Duplicate_SaveAnyway";
import created from "@salesforce/label/c.Crosswalk_Result_Created";
import leadLabel from "@salesforce/label/c.Crosswalk_Column_Lead";
import usedUpText from "@salesforce/label/c.Crosswalk_Quota_UsedUpText";
import { BaseElement } from "c/baseElement";
import { problemOf, readLead } from "c/connectorClient";
import { keepCreated, readTyped } from "c/draftStore";
import { prefetchLead, forgetPrefetched, takePrefetched } from "c/prefetch";
import { retry } from "c/focus";
import { isMissing, isUndoFinal } from "c/problemKinds";
import { titleOf } from "c/problemText";
import { formatDateTime, formatLabel, fullName } from "c/textFormat";
import { pageKey } from "./pageKey";
import { recentResult } from "./recentResult";

/**
 * One lead: what LinkedIn says of it, who it is in Salesforce, and the way to add it there.
 * Fires `leadchange` ({lead}), `quotachange` ({quota}), `undo` ({creation, lead}), `undosent` (the same)
 * where an undo was sent before this page was loaded, `missing` ({leadId}) where the lead is not there, which
 * says nothing of it once canceled, `openlead` ({leadId}) and `back`.
 */
export default class LeadPage extends BaseElement {
  @api userId;
  @api listId;
  /** What is left of the month's quota; null as long as it isn't known. */
  @api quota = null;
  /** The undos that the rep has clicked: {state, problem?, isFinal?} by the creation's id. */
  @api undos = {};
  /** What the page has chosen for a contact of the lead: see the form. */
  @api preset = null;
  /**
   * {lead, previous, next, nextNew, isDone}: the lead as its list shows it, and those around it,
   * as far as they are known.
   */
  @api neighbours = {};

  labels = { back, createAnyway };
  lead = null;
  problem = null;
  result = null;
  /** Whether the form is shown although the lead is likely in the CRM. */
  isUnfolded = false;
  _leadId = null;

  @api
  get leadId() {
    return this._leadId;
  }
  set leadId(leadId) {
    this._leadId = leadId;
    this.lead = null;
    this.problem = null;
    this.result = null;
    this.isAdded = false;
    this.load();
  }

  connectedCallback() {
    this.addEventListener("keydown", (event) => this.handleKey(event));
  }

  renderedCallback() {
    this.askForNext();
    if (this.isUnfolding) {
      this.scrollToForm();
    }
    if (this.resultIsNew) {
      this.resultIsNew = false;
      this.template.querySelector("c-creation-result").focusNext();
    }
  }

  @api
  async refresh() {
    await this.load();
    await this.matches()?.refresh();
  }

  /**
   * The contact of the creation is gone: its lead is as it was before. Whether that is the lead of this page.
   */
  @api
  showUndone(creationId, lead) {
    if (lead.id !== this._leadId) {
      return false;
    }
    // The rep may have added the lead again since.
    if (!this.result || this.result.creationId === creationId) {
      this.unlink(this.lead ?? lead);
    }
    return true;
  }

  /** Whether the lead was added, linked or removed elsewhere; if so, the page shows it. */
  @api
  async catchUp() {
    const { lead, lastLoad } = this;
    const now = lead && (await readLead(lead.id).catch(() => null));
    if (!now || lead !== this.lead || lastLoad !== this.lastLoad) {
      return false;
    }
    const { crm } = now;
    if (crm.status === lead.crm.status || ![crm.status, lead.crm.status].includes("linked")) {
      return false;
    }
    if (crm.status === "linked") {
      this.changeLead(now);
    } else {
      await this.unlink(now);
    }
    return true;
  }

  /** Whether the form is there, which goes on as it is. */
  get canType() {
    return Boolean(this.lead) && !this.result && this.showsForm;
  }

  get undo() {
    return this.undos[this.result.creationId] ?? undoBefore(this.result);
  }

  get heading() {
    return this.outline ? fullName(this.outline) : leadLabel;
  }

  /** What its list knows of the lead is shown until the connector has asked Salesforce about it. */
  get outline() {
    return this.lead ?? listedAs(this._leadId, this.neighbours);
  }

  /** What was added is shown with its result. */
  get summarized() {
    return this.result ? null : this.outline;
  }

  /** A lead that is a Contact cannot become one again; one that is a Salesforce Lead can. */
  get canAdd() {
    return !this.isContact;
  }

  get isContact() {
    return this.lead.crm.status === "linked" && this.lead.crm.object !== "Lead";
  }

  /** Linking comes first then, and a new contact only where the rep asks for it. */
  get isLikely() {
    return this.lead.crm.status === "likely";
  }

  /** Whether nothing is left, and the month is not over. */
  get isUsedUp() {
    return this.quota?.remaining === 0 && Date.parse(this.quota.resetsAt) > Date.now();
  }

  get isRefused() {
    return this.canAdd && this.isUsedUp;
  }

  get usedUpText() {
    return formatLabel(usedUpText, formatDateTime(this.quota.resetsAt));
  }

  get offersUnfold() {
    return this.isLikely && !this.isUsedUp;
  }

  get showsForm() {
    return this.canAdd && !this.isUsedUp && (this.isUnfolded || !this.isLikely);
  }

  get unfoldedText() {
    return String(this.isUnfolded);
  }

  get unfoldIcon() {
    return this.isUnfolded ? "utility:chevrondown" : "utility:chevronright";
  }

  async unlink(lead) {
    // Only a focus that is here moves on. What shows the contact takes it along otherwise.
    if (this.template.activeElement && !this.canType) {
      this.focus();
    }
    this.result = null;
    this.changeLead({ ...lead, crm: { status: "new" } });
    const [isRead] = await Promise.all([this.load(), this.matches()?.refresh()]);
    if (isRead) {
      this.changeLead(this.lead);
    }
  }

  /** A rep who has added a lead most likely goes on with the next one. */
  askForNext() {
    const { nextNew } = this.neighbours;
    if (this.isAdded && nextNew) {
      this.isAdded = false;
      prefetchLead({ leadId: nextNew.id, listId: this.listId });
    }
  }

  matches() {
    return this.template.querySelector("c-lead-matches");
  }

  /** Whether the lead could be read, and nothing has asked for it again or for another one since. */
  async load() {
    const load = {};
    this.lastLoad = load;
    try {
      const leadId = this._leadId;
      const lead = await takePrefetched("lead", { leadId }, () => readLead(leadId));
      const recent = this.result ? null : await recentResult(this.userId, lead);
      if (load !== this.lastLoad) {
        return false;
      }
      // A form that was typed into has been asked for.
      this.isUnfolded = this.lead ? this.isUnfolded : Boolean(readTyped(this.userId, lead.id));
      this.lead = lead;
      this.problem = null;
      if (recent && !this.isRemoved(recent)) {
        this.showRecent(recent);
      }
      return true;
    } catch (error) {
      if (load === this.lastLoad) {
        this.showProblem(problemOf(error));
      }
      return false;
    }
  }

  showProblem(problem) {
    const detail = { leadId: this._leadId };
    const missing = new CustomEvent("missing", { detail, cancelable: true });
    if (!isMissing(problem) || this.dispatchEvent(missing)) {
      this.problem = problem;
    }
  }

  /** The connector may have answered before an undo has ended. */
  isRemoved(result) {
    return this.undos[result.creationId]?.state === "removed";
  }

  showRecent(result) {
    this.result = this.result ?? result;
    if (result.undo) {
      const detail = { creation: result, lead: this.lead };
      this.fire("undosent", detail);
    }
  }

  handleCreated(event) {
    const { result } = event.detail;
    this.result = result;
    this.resultIsNew = true;
    this.isAdded = true;
    if (result.undoUntil > Date.now()) {
      keepCreated(this.userId, this._leadId, result.creationId);
    }
    this.announce(formatLabel(created, result.name));
    if (result.quota) {
      this.fire("quotachange", { quota: result.quota });
    }
    const crm = { status: "linked", recordId: result.contactId, object: "Contact" };
    this.changeLead({ ...this.lead, crm });
  }

  /** A refusal beside a form that cannot be sent is no help: the contact that there is comes in its place. */
  async handleTaken(event) {
    if (await this.catchUp()) {
      this.toast({ variant: "info", title: titleOf(event.detail.problem) });
      this.focus();
    }
  }

  handleUndo() {
    // What was said of the next lead's quota holds no longer.
    forgetPrefetched();
    this.fire("undo", { creation: this.result, lead: this.lead });
  }

  /** Once it is linked, the next lead is what a rep goes on with. */
  async handleLeadChange(event) {
    this.changeLead(event.detail.lead);
    this.focus();
    await Promise.resolve();
    this.template.querySelector("c-next-lead")?.focus();
  }

  handleUnfold() {
    this.isUnfolded = !this.isUnfolded;
    this.isUnfolding = this.isUnfolded;
  }

  /** A placeholder is too short to get to the top. What has come in its place is scrolled to once more. */
  handleFormShown() {
    if (this.isUnfolding) {
      this.isUnfolding = false;
      this.scrollToForm();
    }
  }

  /** The form comes below the button, which may be the last that is in sight. */
  scrollToForm() {
    this.template.querySelector("[data-unfold]")?.scrollIntoView({ block: "start" });
  }

  changeLead(lead) {
    this.lead = lead;
    this.fire("leadchange", { lead });
  }

  handleLink(event) {
    this.matches().link(event.detail.recordId, event.detail.name);
  }

  handleRetry() {
    retry(this, () => this.load());
  }

  /** The page's keys do what its buttons do. In the form, Alt with an arrow opens a list of choices. */
  handleKey(event) {
    const isOfForm = this.template.activeElement?.matches("c-contact-creation");
    const action = event.defaultPrevented || isOfForm ? null : pageKey(event);
    if (action) {
      event.preventDefault();
      this[action]();
    }
  }

  openPrevious() {
    this.openLead(this.neighbours.previous);
  }

  openNext() {
    this.openLead(this.neighbours.next);
  }

  /** Presses the button that leads on: Next Lead, Add to CRM, or Link. */
  goOn() {
    if (!this.lead) {
      return;
    }
    if (this.result || this.isContact) {
      this.openLead(this.neighbours.nextNew);
    } else if (this.showsForm) {
      this.template.querySelector("c-contact-creation").submit?.();
    } else {
      this.matches().linkFirst();
    }
  }

  openLead(lead) {
    if (lead) {
      this.fire("openlead", { leadId: lead.id });
    }
  }
}

/** How an undo has ended that was sent before this page was loaded. */
function undoBefore({ error: problem }) {
  return problem ? { state: "refused", isFinal: isUndoFinal(problem), problem } : null;
}

function listedAs(leadId, { lead }) {
  return lead?.id === leadId ? lead : null;
}
