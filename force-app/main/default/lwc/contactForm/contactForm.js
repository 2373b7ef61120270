import { LightningElement, api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import create from "@salesforce/label/c.Crosswalk_Form_Create";
import fix from "@salesforce/label/c.Crosswalk_Form_Fix";
import heading from "@salesforce/label/c.Crosswalk_Form_Heading";
import invalid from "@salesforce/label/c.Crosswalk_Form_Invalid";
import saving from "@salesforce/label/c.Crosswalk_Form_Saving";
import { keyed } from "c/problemText";
import { checkFields } from "./checkFields";
import {
  formFields,
  formRows,
  labelsByName,
  standingErrors,
  toContact,
  withoutDependants,
} from "./formFields";

const NO_OPPORTUNITY = { opportunityId: "", role: "", isPrimary: false };

/**
 * The contact form of one lead, rendered from the draft. Keeps what was typed after an error. Fires `create`
 * ({contact, opportunityId?, role?, isPrimary?}) when it is complete, and `formchange` with everything needed
 * to restore it: {values, records, account, choice}.
 */
export default class ContactForm extends LightningElement {
  @api isSaving = false;
  /** The button's text, where it does not add a new contact. */
  @api submitLabel = create;
  /** Whether the contact belongs to a batch, where none is primary on its opportunity. */
  @api isOfBatch = false;

  labels = { heading, saving };
  values = {};
  /** Chosen records of lookup fields by field, {id, name}, because a value has no name. */
  records = {};
  account = null;
  choice = NO_OPPORTUNITY;
  missing = [];
  corrected = [];
  _draft = null;
  _problem = null;
  _typed = null;

  @api
  get draft() {
    return this._draft;
  }
  set draft(draft) {
    this._draft = draft;
    this.values = { ...draft.contact };
    this.account = draft.account.selected;
    this.choice = NO_OPPORTUNITY;
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
    this.summaryIsNew = Boolean(problem);
  }

  renderedCallback() {
    if (this.summaryIsNew) {
      this.summaryIsNew = false;
      this.template.querySelector("[data-summary]")?.focus();
    }
  }

  @api
  focus() {
    this.template.querySelector("[data-focus]").focus();
  }

  get blockers() {
    return keyed(this._draft.blockers.map(withoutFields));
  }

  get shownProblem() {
    return this.missing.length ? incomplete(this.missing) : this._problem;
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

  get accountId() {
    return this.account?.id;
  }

  /** The draft's opportunities, for its account. */
  get knownOpportunities() {
    return knownOf(this._draft.account, this.accountId);
  }

  get cannotSave() {
    return this.isSaving || !this._draft.canCreate;
  }

  restore() {
    if (this._draft && this._typed) {
      this.values = { ...this.values, ...this._typed.values };
      this.records = this._typed.records ?? {};
      this.account = this._typed.account;
      this.choice = this._typed.choice;
    }
  }

  handleField(event) {
    const { name, value, record } = event.detail;
    this.values = withoutDependants(this.fields, { ...this.values, [name]: value }, name);
    if (record !== undefined) {
      this.records = { ...this.records, [name]: record };
    }
    this.changed(name);
  }

  handleAccount(event) {
    this.account = event.detail.account;
    this.choice = NO_OPPORTUNITY;
    this.changed("AccountId");
  }

  handleOpportunity(event) {
    this.choice = event.detail;
    this.changed("opportunityId");
  }

  handleFieldSelect(event) {
    this.template.querySelector(`[data-field="${event.detail.field}"]`)?.focus();
  }

  handleSubmit(event) {
    event.preventDefault();
    if (this.cannotSave) {
      return;
    }
    const contact = toContact(this.fields, this.values, this.account);
    this.missing = checkFields(this.fields, contact);
    this.corrected = [];
    if (this.missing.length) {
      this.summaryIsNew = true;
      return;
    }
    this.dispatchEvent(new CustomEvent("create", { detail: { contact, ...chosen(this.choice) } }));
  }

  changed(field) {
    this.corrected = [...this.corrected, field];
    const { values, records, account, choice } = this;
    this.dispatchEvent(new CustomEvent("formchange", { detail: { values, records, account, choice } }));
  }
}

/** Each field of the form says itself why it cannot be edited. */
function withoutFields(problem) {
  return { ...problem, fields: [] };
}

/** The opportunity part of a creation: absent where none was chosen. */
function chosen({ opportunityId, role, isPrimary }) {
  if (!opportunityId) {
    return {};
  }
  return role ? { opportunityId, role, isPrimary } : { opportunityId, isPrimary };
}

function incomplete(fields) {
  return { code: "form-incomplete", title: invalid, fields, action: fix };
}

function knownOf({ selected, opportunities }, accountId) {
  return accountId && accountId === selected?.id ? opportunities : null;
}
