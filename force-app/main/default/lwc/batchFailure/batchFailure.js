import { api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import applyAll from "@salesforce/label/c.Crosswalk_Batch_ApplyAll";
import eachLead from "@salesforce/label/c.Crosswalk_Batch_EachLead";
import firstLeads from "@salesforce/label/c.Crosswalk_Batch_FirstLeads";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import removed from "@salesforce/label/c.Crosswalk_Batch_LeadRemoved";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { BaseElement } from "c/baseElement";
import { actionOf, detailOf, titleOf } from "c/problemText";
import { formatCount, formatLabel, formatNumber, listOf, nameValue, sentencesOf } from "c/textFormat";
import { followersOf, forAllOf, inputsOf, ownOrForAll, sharedOf, toRetry, typedOf } from "./corrections";

/** The fields of more leads than this are shown once they are opened. */
const SHOWN_MAX = 10;

/**
 * Leads of a batch that failed of the same: what it is, the fields at fault with one value for all of them or
 * one for each, and a button that tries them together again, or what stands in the slot `buttons` instead.
 * Fires `retry` ({cause, contact, rows}), and at each change `correct` ({leadIds, values}): which of the
 * cause's `leadIds` get which value. An account's value is its `AccountId`, with the `account` beside.
 */
export default class BatchFailure extends BaseElement {
  /** {cause, count, problem, fields, rows, leadIds?}; a row may have the `account` that was chosen for it. */
  @api cause;
  @api isActing = false;
  /** Whether nobody is to correct anything yet. */
  @api hideFields = false;
  /** That of its heading, below the one that it stands under. */
  @api level = "4";

  labels = {
    account: accountLabel,
    eachLead,
    pause: listOf(["", ""]),
    tryAgain,
  };
  isOpen = false;
  forAll = {};
  /** Values by lead id. */
  ofLeads = {};

  /** "6 leads: Title, Email" where fields are at fault, otherwise what happened. */
  get heading() {
    return nameValue(formatCount(this.cause.count, oneLead, leadsLabel), whatOf(this.cause));
  }

  /** What the org says of each field, where it refused several by rules of their own. */
  get detail() {
    const problem = this.cause.problem;
    const detail = detailOf(problem);
    const messages = (problem.fields ?? []).map(({ message }) => message);
    return detail && messages.includes(detail) ? sentencesOf(...new Set(messages)) : detail;
  }

  /** The fields say it themselves. */
  get action() {
    return this.cause.fields.length > 0 ? null : actionOf(this.cause.problem);
  }

  get hasFields() {
    return this.cause.fields.length > 0 && !this.hideFields;
  }

  get isOfMany() {
    return this.cause.count > 1;
  }

  /** Whether one value may do for all of them. */
  get isShared() {
    return this.isOfMany && this.inputsForAll.length > 0;
  }

  get canToggle() {
    return this.isShared || this.cause.count > SHOWN_MAX;
  }

  get applyText() {
    return formatLabel(applyAll, formatNumber(this.cause.count));
  }

  get inputsForAll() {
    return inputsOf(sharedOf(this.cause.fields), this.forAll, {});
  }

  /** Each lead with what would be sent of it. */
  get rows() {
    const { rows, fields } = this.cause;
    return rows.map(({ leadId, name, company, contact, account }) => ({
      leadId,
      name: name ?? removed,
      company,
      inputs: inputsOf(fields, { account, ...typedOf(this.forAll), ...this.ofLeads[leadId] }, contact),
    }));
  }

  /** Null where all are shown. */
  get firstText() {
    const { rows, count } = this.cause;
    return rows.length < count
      ? formatLabel(firstLeads, formatNumber(rows.length), formatNumber(count))
      : null;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get icon() {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  get showsRows() {
    return this.isOpen || !this.canToggle;
  }

  /** Trying the same duplicates again finds them again; each is decided at its lead. */
  get canRetry() {
    return this.cause.problem.code !== "duplicate-detected";
  }

  get retryLabel() {
    return nameValue(tryAgain, this.heading);
  }

  handleForAll(event) {
    const value = valueOf(event);
    this.forAll = { ...this.forAll, ...value };
    this.correct(followersOf(this.cause, value, this.ofLeads), forAllOf(value));
  }

  handleLead(event) {
    const { leadId } = event.currentTarget.dataset;
    const value = valueOf(event);
    this.ofLeads = { ...this.ofLeads, [leadId]: { ...this.ofLeads[leadId], ...value } };
    this.correct([leadId], ownOrForAll(value, this.forAll));
  }

  correct(leadIds, values) {
    this.fire("correct", { leadIds, values });
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleRetry() {
    const detail = toRetry(this.cause, this.forAll, this.ofLeads);
    this.fire("retry", detail);
  }
}

function whatOf({ fields, problem }) {
  return fields.length > 0 ? listOf(fields.map(({ label }) => label)) : titleOf(problem);
}

/** The value of a field, or the account of the picker. */
function valueOf({ detail }) {
  return "account" in detail
    ? { AccountId: detail.account?.id ?? null, account: detail.account }
    : { [detail.name]: detail.value };
}
