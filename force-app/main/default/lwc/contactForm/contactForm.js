import { api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import create from "@salesforce/label/c.Crosswalk_Form_Create";
import heading from "@salesforce/label/c.Crosswalk_Form_Heading";
import more from "@salesforce/label/c.Crosswalk_Form_More";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import shortcut from "@salesforce/label/c.Crosswalk_Lead_Shortcut";
import { BaseElement } from "c/baseElement";
import { keepAbove } from "c/focus";
import { isSubmitKey } from "c/submitKey";
import { keyed, withoutFields } from "c/problemText";
import { schedule } from "c/timer";
import { formatLabel, nameValue } from "c/textFormat";
import { checkFields } from "./checkFields";
import { countryFieldOf, countryOf, nameOfValue } from "./formCountry";
import {
  formFields,
  formRows,
  labelsByName,
  standingErrors,
  toContact,
  withoutDependants,
} from "./formFields";
import { areTyped, foldedOf, groupsOf, haveError } from "./formGroups";
import { incomplete, summaryOf } from "./formProblem";

const NO_OPPORTUNITY = { opportunityId: "", role: "", isPrimary: false };
const ACTIONS = "slds-theme_default slds-p-vertical_x-small actions";

/**
 * The contact form of one lead, rendered from the draft. Keeps what was typed after an error. Fires `create`
 * ({contact, opportunityId?, role?, isPrimary?}) when it is complete, and `formchange` with everything needed
 * to restore it: {values, records, account, choice, hasChosen, countryIsOfAccount}.
 */
export default class ContactForm extends BaseElement {
  @api isSaving = false;
  /** The button's text, where it does not add a new contact. */
  @api submitLabel = create;
  /** Whether the contact belongs to a batch, where none is primary on its opportunity. */
  @api isOfBatch = false;
  /** The role of the rep's last contact, for an opportunity that nobody chose a role for. */
  @api lastRole = "";

  /**
   * What the page where the form stands has chosen, {account, opportunityId?, role?}; null where it has not.
   */
  @api
  get preset() {
    return this._preset;
  }
  set preset(preset) {
    this._preset = preset;
    this.takePreset();
  }

  labels = { heading, more, saving };
  keys = "Alt+Enter";
  values = {};
  /** Chosen records of lookup fields by field, {id, name}, because a value has no name. */
  records = {};
  account = null;
  choice = NO_OPPORTUNITY;
  opportunities = [];
  /** Whether the rep has chosen for or against an opportunity. */
  hasChosen = false;
  /** Whether the country came with the account, and goes with it. */
  countryIsOfAccount = false;
  isMoreShown = false;
  missing = [];
  corrected = [];
  _draft = null;
  _problem = null;
  _typed = null;
  _preset = null;

  @api
  get draft() {
    return this._draft;
  }
  set draft(draft) {
    this._draft = draft;
    this.values = { ...draft.contact };
    this.account = draft.account.selected;
    this.choice = NO_OPPORTUNITY;
    this.hasChosen = false;
    this.countryIsOfAccount = countryFieldOf(draft.fields)?.source === "account";
    this.takePreset();
    this.restore();
  }

  /** The earlier input, as in `formchange`. */
  @api
  get typed() {
    return this._typed;
  }
  set typed(typed) {
    this._typed = typed;
    this.restore();
  }

  /** Why the last attempt failed. */
  @api
  get problem() {
    return this._problem;
  }
  set problem(problem) {
    this._problem = problem;
    this.missing = [];
    this.corrected = [];
    this.problemIsNew = Boolean(problem);
  }

  renderedCallback() {
    if (this.problemIsNew) {
      this.problemIsNew = false;
      this.focusProblem();
    }
  }

  disconnectedCallback() {
    this.cancelScroll?.();
  }

  /** As the button does. */
  @api
  submit() {
    if (this.isSaving || !this._draft.canCreate) {
      return;
    }
    const contact = this.toContact();
    this.missing = checkFields(this.fields, contact);
    this.corrected = [];
    if (this.missing.length) {
      this.problemIsNew = true;
      return;
    }
    this.tell();
    this.fire("create", { contact, ...chosen(this.choice) });
  }

  get blockers() {
    return keyed(this._draft.blockers.map(withoutFields));
  }

  get shownProblem() {
    return this.missing.length ? incomplete(this.missing) : this._problem;
  }

  get summary() {
    return summaryOf(this.shownProblem, this.corrected, this.fieldLabels);
  }

  /** Messages by field. Changing a field removes its message. */
  get errors() {
    return standingErrors(this.shownProblem?.fields ?? [], this.corrected);
  }

  get fields() {
    return formFields(this._draft.fields, accountLabel);
  }

  get fieldLabels() {
    return labelsByName(this.fields);
  }

  get rows() {
    return formRows(this.fields, this, this.errors);
  }

  /** The rows that are always there: the names, which share a line, and the others. */
  get groups() {
    return groupsOf(this.rows);
  }

  get moreRows() {
    return foldedOf(this.rows);
  }

  get hasMore() {
    return this.moreRows.length > 0;
  }

  /** What is wrong stays in sight. */
  get isMoreOpen() {
    return this.isMoreShown || haveError(this.moreRows);
  }

  get accountId() {
    return this.account?.id;
  }

  /** The draft's opportunities, for its account. */
  get knownOpportunities() {
    const { selected, opportunities } = this._draft.account;
    return this.accountId && this.accountId === selected?.id ? opportunities : null;
  }

  get submitTitle() {
    return formatLabel(shortcut, this.submitLabel, this.keys);
  }

  get bodyClass() {
    return this.isOfBatch ? "" : "slds-p-around_small slds-border_top body_page";
  }

  get actionsClass() {
    return this.isOfBatch ? ACTIONS : `${ACTIONS} slds-p-horizontal_small slds-border_top actions_page`;
  }

  /** What was typed goes before it. */
  takePreset() {
    const { _draft: draft, _preset: preset } = this;
    if (!draft || !preset || this._typed) {
      return;
    }
    const { account, opportunityId = "", role = "" } = preset;
    if (account.id !== this.account?.id) {
      this.account = account;
      this.fillCountry();
    }
    if (opportunityId) {
      this.choice = { opportunityId, role, isPrimary: false };
      this.hasChosen = true;
    }
  }

  restore() {
    const { _draft: draft, _typed: typed } = this;
    if (!draft || !typed) {
      return;
    }
    this.values = { ...this.values, ...typed.values };
    this.records = typed.records ?? {};
    this.account = typed.account;
    this.choice = typed.choice;
    this.hasChosen = typed.hasChosen ?? true;
    this.countryIsOfAccount = typed.countryIsOfAccount ?? this.countryIsOfAccount;
    this.isMoreShown ||= areTyped(this.moreRows, draft);
  }

  handleField(event) {
    const { name, value, record } = event.detail;
    this.setValue(name, value);
    if (record !== undefined) {
      this.records = { ...this.records, [name]: record };
    }
    if (name === countryFieldOf(this.fields)?.name) {
      this.countryIsOfAccount = false;
    }
    this.changed(name);
  }

  handleAccount(event) {
    this.account = event.detail.account;
    this.choice = NO_OPPORTUNITY;
    this.hasChosen = false;
    this.fillCountry();
    this.changed("AccountId");
  }

  handleOpportunities(event) {
    const { opportunities } = event.detail;
    this.opportunities = opportunities;
    if (this.isOfBatch || this.hasChosen) {
      return;
    }
    const [only] = opportunities.length === 1 ? opportunities : [];
    this.choice = only
      ? { opportunityId: only.id, role: this.usualRole(), isPrimary: false }
      : NO_OPPORTUNITY;
  }

  handleOpportunity(event) {
    const isNew = event.detail.opportunityId && !this.choice.opportunityId;
    this.choice = isNew ? { ...event.detail, role: event.detail.role || this.usualRole() } : event.detail;
    this.hasChosen = true;
    this.changed("opportunityId");
    // The role comes below it once it is drawn.
    const picker = event.currentTarget;
    this.cancelScroll = schedule(() => this.bringInSight(picker), 0);
  }

  handleMore() {
    this.isMoreShown = !this.isMoreShown;
  }

  handleFieldSelect(event) {
    this.focusField(event.detail.field);
  }

  handleSubmit(event) {
    event.preventDefault();
    this.submit();
  }

  handleKeyDown(event) {
    if (isSubmitKey(event)) {
      event.preventDefault();
      this.submit();
    }
  }

  /** What the focus went to may be behind the button that stays in sight. */
  handleKeyUp(event) {
    if (event.key === "Tab") {
      this.bringInSight(event.target);
    }
  }

  focusProblem() {
    const summary = this.template.querySelector("[data-summary]");
    const [first] = this.shownProblem?.fields ?? [];
    if (summary) {
      summary.focus();
    } else if (first) {
      this.focusField(first.field);
    }
  }

  /** Moves the focus to a field. */
  @api
  focusField(name) {
    const field = this.template.querySelector(`[data-field="${name}"]`);
    if (field) {
      field.focus();
      this.bringInSight(field);
      // What is wrong with it stands below it, and is drawn only afterwards.
      this.cancelScroll = schedule(() => this.bringInSight(field), 0);
    }
  }

  handleFocusIn(event) {
    keepAbove(this.template.querySelector("[data-actions]"), event);
  }

  bringInSight(element) {
    const actions = this.template.querySelector("[data-actions]");
    const isBehind = element.getBoundingClientRect().bottom > actions.getBoundingClientRect().top;
    if (isBehind && !actions.contains(element)) {
      element.scrollIntoView({ block: "center" });
    }
  }

  /** What the rep typed stays; what came from another account goes. */
  fillCountry() {
    const field = countryFieldOf(this.fields);
    const isFree = this.countryIsOfAccount || !this.values[field?.name];
    if (!field?.editable || !isFree) {
      return;
    }
    const country = countryOf(field, this.account);
    this.setValue(field.name, country);
    this.countryIsOfAccount = country !== "";
    this.corrected = country ? [...this.corrected, field.name] : this.corrected;
    this.announce(country ? nameValue(field.label, nameOfValue(field, country)) : "");
  }

  /** The role of last time, where the org still has it. */
  usualRole() {
    return this._draft.roles.some(({ value }) => value === this.lastRole) ? this.lastRole : "";
  }

  /** What a contact is made with, in words: {title, account, opportunity, role}. */
  @api
  describeMade() {
    const { opportunityId, role } = this.choice;
    return {
      title: this.values.Title || null,
      account: this.account,
      opportunity: this.opportunities.find(({ id }) => id === opportunityId) ?? null,
      role: this._draft.roles.find(({ value }) => value === role)?.label ?? "",
    };
  }

  toContact() {
    return toContact(this.fields, this.values, this.account);
  }

  setValue(name, value) {
    this.values = withoutDependants(this.fields, { ...this.values, [name]: value }, name);
  }

  changed(field) {
    this.corrected = [...this.corrected, field];
    this.tell();
  }

  tell() {
    const { values, records, account, choice, hasChosen, countryIsOfAccount } = this;
    const detail = { values, records, account, choice, hasChosen, countryIsOfAccount };
    this.fire("formchange", detail);
  }
}

/** The opportunity part of a creation: absent where none was chosen. */
function chosen({ opportunityId, role, isPrimary }) {
  if (!opportunityId) {
    return {};
  }
  return role ? { opportunityId, role, isPrimary } : { opportunityId, isPrimary };
}
