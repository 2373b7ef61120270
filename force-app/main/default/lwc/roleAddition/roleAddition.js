import { api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccount";
import add from "@salesforce/label/c.Crosswalk_Role_Add";
import addedLabel from "@salesforce/label/c.Crosswalk_Role_Added";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import submit from "@salesforce/label/c.Crosswalk_Role_Submit";
import { BaseElement } from "c/baseElement";
import { closeOnEsc } from "c/closeOnEsc";
import { addRole, readAddedRole } from "c/connectorClient";
import { keepRole, readRole } from "c/draftStore";
import { IdempotentSend } from "c/idempotentSend";
import { asksSignIn } from "c/problemKinds";
import { formatLabel } from "c/textFormat";

/**
 * Adds the contact of a lead to an opportunity: the open ones of its account first, of which the only one
 * without a role of the contact is chosen already. Fires `roleadded`.
 */
export default class RoleAddition extends BaseElement {
  @api leadId;
  @api userId;
  /** The contact as Salesforce has it: {name, account, opportunities, roleOptions}. */
  @api record;

  labels = { account: accountLabel, add, cancel, saving, submit };
  isOpen = false;
  account = null;
  opportunities = [];
  choice = null;
  attempt = { state: "idle" };
  /** The opportunity that the contact was added to last, {id, name}. */
  added = null;

  connectedCallback() {
    const { leadId } = this;
    const way = {
      send: (role, key) => addRole(leadId, role, key),
      idIn: ({ additionId }) => additionId,
      read: (additionId) => readAddedRole(leadId, additionId),
      resultIn: (status) => status,
    };
    this.sending = new IdempotentSend(way, (change) => this.follow(change));
    this.addEventListener("keydown", (event) => this.handleKey(event));
    closeOnEsc(this, {
      isOpen: () => this.isOpen,
      isBusy: () => this.isSaving,
      close: () => this.handleCancel(),
    });
  }

  disconnectedCallback() {
    this.sending.stop();
  }

  get known() {
    return this.account?.id === this.record.account?.id ? this.record.opportunities : null;
  }

  get accountId() {
    return this.account?.id;
  }

  get isBusy() {
    return this.isSaving || this.attempt.state === "checking";
  }

  get isSaving() {
    return this.attempt.state === "saving";
  }

  get cannotAdd() {
    return this.isBusy || !this.choice.opportunityId;
  }

  get problem() {
    return this.attempt.problem ?? null;
  }

  get addedText() {
    return formatLabel(addedLabel, this.record.name, this.added.name);
  }

  handleOpen() {
    this.isOpen = true;
    this.added = null;
    this.attempt = { state: "idle" };
    this.account = this.record.account?.id ? this.record.account : null;
    const only = this.onlyOne(this.known ?? []);
    this.choose({ opportunityId: only?.id });
    this.focusPlace = this.firstPlace(only);
  }

  /** Where an opportunity is chosen, what is left is to add; where there is none, another account. */
  firstPlace(only) {
    if (only) {
      return "button[type=submit]";
    }
    return this.known?.length ? "c-opportunity-picker" : "c-account-picker";
  }

  handleCancel() {
    this.isOpen = false;
    this.focusPlace = "[data-open]";
  }

  handleAccount(event) {
    this.account = event.detail.account;
    this.choose({});
  }

  handleOpportunities(event) {
    this.opportunities = event.detail.opportunities;
    const only = this.onlyOne(this.opportunities);
    if (only && !this.choice.opportunityId) {
      this.choose({ opportunityId: only.id });
    }
  }

  handleOpportunity(event) {
    const { opportunityId, role, isPrimary } = event.detail;
    const isOther = opportunityId !== this.choice.opportunityId;
    this.attempt = { state: "idle" };
    this.choose(isOther ? { opportunityId } : { opportunityId, role, isPrimary });
  }

  /** Alt+Enter adds, as it does in the form of a new contact. */
  handleKey(event) {
    const isPressed = event.altKey && event.key === "Enter";
    if (this.isOpen && isPressed && !event.defaultPrevented && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  handleSubmit(event) {
    event.preventDefault();
    this.submit();
  }

  submit() {
    const { opportunityId, role, isPrimary } = this.choice;
    if (!this.cannotAdd) {
      this.sending.submit({ opportunityId, ...(role && { role }), isPrimary });
    }
  }

  follow({ state, problem }) {
    if (state === "created") {
      this.showAdded();
      return;
    }
    // After the sign-in prompt the form is as it was.
    this.attempt = asksSignIn(problem) ? { state: "idle" } : { state, problem };
    this.announce(state === "saving" ? saving : "");
    this.focusPlace = problem ? "c-error-panel" : null;
    if (problem?.opportunityContactRoleId) {
      this.tellAdded();
    }
  }

  showAdded() {
    const { opportunityId, role } = this.choice;
    keepRole(this.userId, role);
    this.added = this.opportunities.find(({ id }) => id === opportunityId);
    this.isOpen = false;
    this.attempt = { state: "idle" };
    this.focusPlace = "[data-added]";
    this.announce("");
    this.toast({ variant: "success", title: this.addedText });
    this.tellAdded();
  }

  /** The only opportunity on which the contact has no role. */
  onlyOne(opportunities) {
    const open = opportunities.filter(({ roles = [] }) => roles.length === 0);
    return open.length === 1 ? open[0] : null;
  }

  /** The role of last time, as long as the org has it. */
  choose({ opportunityId = "", role = this.lastRole(), isPrimary = false }) {
    this.choice = { opportunityId, role: opportunityId ? role : "", isPrimary };
  }

  lastRole() {
    const last = readRole(this.userId);
    return this.record.roleOptions.some(({ value }) => value === last) ? last : "";
  }

  /** The page tells others, too. */
  tellAdded() {
    this.fireUp("roleadded");
  }
}
