import { LightningElement, api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import applyAll from "@salesforce/label/c.Crosswalk_Batch_ApplyAll";
import eachLead from "@salesforce/label/c.Crosswalk_Batch_EachLead";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import nextStep from "@salesforce/label/c.Crosswalk_Text_NameNextStep";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import removed from "@salesforce/label/c.Crosswalk_Batch_LeadRemoved";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { beginningOf, formatCount, formatLabel, formatNumber, listOf, nameValue } from "c/textFormat";
import { inputsOf, sharedOf, toRetry, typedOf } from "./corrections";

/**
 * Leads of a batch that failed of the same: what it is, the fields at fault with one value for all of them or
 * one for each, and a button that tries them together again. Fires `retry` ({cause, contact, rows}).
 */
export default class BatchFailure extends LightningElement {
  /** {cause, count, problem, fields, rows} */
  @api cause;
  @api isActing = false;

  labels = {
    account: accountLabel,
    eachLead,
    nextStep: beginningOf(nextStep),
    pause: listOf(["", ""]),
    tryAgain,
  };
  isOpen = false;
  forAll = {};
  /** Values by lead id. */
  ofLeads = {};

  /** "6 leads: Title" where fields are at fault, otherwise what happened. */
  get heading() {
    return nameValue(formatCount(this.cause.count, oneLead, leadsLabel), whatOf(this.cause));
  }

  get detail() {
    return detailOf(this.cause.problem);
  }

  /** The fields say it themselves. */
  get action() {
    return this.hasFields ? null : actionOf(this.cause.problem);
  }

  get hasFields() {
    return this.cause.fields.length > 0;
  }

  get isOfMany() {
    return this.cause.count > 1;
  }

  /** Whether one value may do for all of them. */
  get isShared() {
    return this.isOfMany && this.inputsForAll.length > 0;
  }

  get applyText() {
    return formatLabel(applyAll, formatNumber(this.cause.count));
  }

  get inputsForAll() {
    return inputsOf(sharedOf(this.cause.fields), this.forAll, {});
  }

  get rows() {
    return rowsOf(this.cause, this.forAll, this.ofLeads);
  }

  get expanded() {
    return String(this.isOpen);
  }

  get icon() {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  get showsRows() {
    return this.isOpen || !this.isShared;
  }

  /** Trying the same duplicates again finds them again; each is decided at its lead. */
  get canRetry() {
    return this.cause.problem.code !== "duplicate-detected";
  }

  get retryLabel() {
    return nameValue(tryAgain, this.heading);
  }

  handleForAll(event) {
    this.forAll = { ...this.forAll, ...valueOf(event) };
  }

  handleLead(event) {
    const { leadId } = event.currentTarget.dataset;
    const values = { ...this.ofLeads[leadId], ...valueOf(event) };
    this.ofLeads = { ...this.ofLeads, [leadId]: values };
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleRetry() {
    const detail = toRetry(this.cause, this.forAll, this.ofLeads);
    this.dispatchEvent(new CustomEvent("retry", { detail }));
  }
}

function whatOf({ fields, problem }) {
  const [first] = fields;
  return first ? first.label : titleOf(problem);
}

/** Each lead with what would be sent of it. */
function rowsOf({ rows, fields }, forAll, ofLeads) {
  return rows.map(({ leadId, name, company, contact }) => ({
    leadId,
    name: name ?? removed,
    company,
    inputs: inputsOf(fields, { ...typedOf(forAll), ...ofLeads[leadId] }, contact),
  }));
}

/** The value of a field, or the account of the picker. */
function valueOf({ detail }) {
  return "account" in detail
    ? { AccountId: detail.account?.id ?? null, account: detail.account }
    : { [detail.name]: detail.value };
}
