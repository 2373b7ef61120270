import { api } from "lwc";
import group from "@salesforce/label/c.Crosswalk_Page_Group";
import contactLead from "@salesforce/label/c.Crosswalk_Page_Lead";
import people from "@salesforce/label/c.Crosswalk_Page_People";
import signedOut from "@salesforce/label/c.Crosswalk_SignedOut";
import { onChange, tellChange } from "c/crmChanges";
import { forgetUser } from "c/draftStore";
import { WholePage } from "c/wholePage";

const HEADINGS = { Account: people, Opportunity: group, Contact: contactLead };
const NO_NEIGHBOURS = {};

/**
 * What the rep's lead lists say of the record on whose page it stands: the people of an account, the buying
 * group of an opportunity, or the lead behind a contact. A lead opens in its place, as in the panel, whose
 * session it shares; both tell each other what has changed.
 */
export default class CrosswalkRecord extends WholePage {
  @api objectApiName;

  connection = null;
  /** The lead that is open, {leadId, listId, preset}; null at the record's own. */
  opened = null;
  undos = {};
  /** The leads around the one that is open. */
  neighbours = NO_NEIGHBOURS;
  _recordId = null;

  @api
  get recordId() {
    return this._recordId;
  }
  set recordId(recordId) {
    this._recordId = recordId;
    this.opened = null;
  }

  connectedCallback() {
    this.endChanges = onChange((change) => this.follow(change), this);
  }

  disconnectedCallback() {
    this.endChanges();
  }

  renderedCallback() {
    if (this.opened && this.opened !== this.focused) {
      this.template.querySelector("c-lead-page")?.focus();
    }
    if (!this.opened && this.focused) {
      this.returnTo(this.focused.leadId);
    }
    this.focused = this.opened;
  }

  /** To the lead's row, or to the heading where it is shown no more. */
  returnTo(leadId) {
    if (this.isRefreshing || !this.part()?.focusLead(leadId)) {
      this.template.querySelector("h2").focus();
    }
  }

  get heading() {
    return HEADINGS[this.objectApiName];
  }

  get isAccount() {
    return this.objectApiName === "Account";
  }

  get isContact() {
    return this.objectApiName === "Contact";
  }

  get isOpportunity() {
    return this.objectApiName === "Opportunity";
  }

  get pageClass() {
    return this.opened ? "slds-hide" : "slds-show";
  }

  get shownLeadId() {
    return this.opened?.leadId ?? null;
  }

  handleConnect(event) {
    const { connection } = event.detail;
    const former = this.connection?.user.id;
    if (!former) {
      this.announce("");
    }
    if (former && former !== connection.user.id) {
      this.forget(former);
      this.connection = connection;
      this.part()?.refresh();
      return;
    }
    this.connection = connection;
  }

  handleDisconnect() {
    if (this.connection) {
      this.forget(this.connection.user.id);
    }
    this.connection = null;
    this.announce(signedOut);
  }

  /** In another tab, or in Salesforce, somebody may have added people of this record. */
  async handleReturn() {
    const asked = [this.template.querySelector("c-lead-page")?.catchUp(), this.part()?.refresh()];
    if ((await Promise.all(asked)).some(Boolean)) {
      this.template.querySelector("c-connection-gate").refresh();
    }
  }

  /** The next user may be somebody else. */
  forget(userId) {
    forgetUser(userId);
    this.opened = null;
    this.undos = {};
    this.undoing()?.forget();
  }

  handleOpenLead(event) {
    this.opened = event.detail;
    this.neighbours = this.part().find?.(this.opened.leadId)?.neighbours ?? NO_NEIGHBOURS;
  }

  /** From one lead to another. */
  handleOpenNext(event) {
    const found = this.part().find(event.detail.leadId);
    this.opened = found?.opened ?? this.opened;
    this.neighbours = found?.neighbours ?? NO_NEIGHBOURS;
  }

  /** What has changed meanwhile is asked for first: a lead that was added stands elsewhere then. */
  async handleBack() {
    const { leadId } = this.opened;
    this.isRefreshing = this.isOutdated;
    this.opened = null;
    if (this.isOutdated) {
      this.isOutdated = false;
      await this.part()?.refresh();
      await Promise.resolve();
      this.isRefreshing = false;
      if (!this.opened && this.template.activeElement?.matches("h2")) {
        this.returnTo(leadId);
      }
    }
  }

  handleLeadChange(event) {
    const { lead } = event.detail;
    this.isOutdated = true;
    tellChange({ lead }, this);
    if (!this.opened) {
      this.isOutdated = false;
      this.part()?.refresh();
    }
  }

  /** Who may add nobody any more is offered nobody. */
  handleBarred() {
    this.isOutdated = true;
  }

  /** What is shown here is asked for again by itself. */
  handleLinked(event) {
    tellChange({ lead: event.detail.lead }, this);
  }

  handleRoleAdded() {
    this.isOutdated = true;
    tellChange({ hasNewRole: true }, this);
  }

  handleQuotaChange(event) {
    this.takeQuota(event.detail.quota);
    tellChange({ quota: event.detail.quota }, this);
  }

  /** What another part of the page has changed shows here at once. */
  follow({ lead, quota }) {
    if (quota) {
      this.takeQuota(quota);
      return;
    }
    if (lead && lead.id === this.opened?.leadId) {
      this.template.querySelector("c-lead-page")?.refresh();
    }
    this.part()?.refresh();
  }

  takeQuota(quota) {
    this.connection = this.connection && { ...this.connection, quota };
  }

  /** What is shown of the record itself. */
  part() {
    return this.template.querySelector("[data-part]");
  }
}
