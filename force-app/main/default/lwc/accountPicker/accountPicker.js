import { api } from "lwc";
import hintLabel from "@salesforce/label/c.Crosswalk_Account_Hint";
import newAccount from "@salesforce/label/c.Crosswalk_Account_New";
import placeholder from "@salesforce/label/c.Crosswalk_Account_Placeholder";
import { BaseElement } from "c/baseElement";
import { searchAccounts } from "c/connectorClient";
import { formatLabel, joinParts } from "c/textFormat";

/** More would hide the fields below. */
const OFFERS = 3;

/**
 * Finds the account of a contact with Salesforce's search suggestions. Accounts are not created here; the
 * picker links to Salesforce's own page instead. Fires `accountselect` ({account}), null when cleared.
 */
export default class AccountPicker extends BaseElement {
  @api label;
  @api help;
  @api error;
  @api disabled = false;
  /** The chosen account, or null. */
  @api account;
  /** The lead's company text. */
  @api company;
  /** Accounts proposed for the lead's company, shown before anything is typed. */
  @api suggestions = [];
  @api newAccountUrl;
  /** Whether the account may be left empty. */
  @api isOptional = false;
  /** Whether the likeliest accounts are below the empty field, each a click away. */
  @api showsOffers = false;

  labels = { newAccount, placeholder };
  find = async (q, signal) => withDetails((await searchAccounts(q, signal)).items);

  /** The button that was pressed is gone. */
  renderedCallback() {
    if (this.isOfferTaken && this.account) {
      this.isOfferTaken = false;
      this.focus();
    }
  }

  get proposed() {
    return withDetails(this.suggestions);
  }

  get canOffer() {
    return this.showsOffers && !this.account && !this.disabled;
  }

  get offered() {
    return this.canOffer ? this.proposed.slice(0, OFFERS) : [];
  }

  get isRequired() {
    return !this.isOptional;
  }

  get companyHint() {
    return this.company ? formatLabel(hintLabel, this.company) : null;
  }

  get hint() {
    return this.account ? describe(this.account) : this.companyHint;
  }

  handleSelect(event) {
    this.select(event.detail.record);
  }

  handleOffer(event) {
    const { offer } = event.currentTarget.dataset;
    this.isOfferTaken = true;
    this.select(this.suggestions.find(({ id }) => id === offer));
  }

  select(account) {
    this.fire("accountselect", { account });
  }
}

/** Of several accounts each has a line, and the place tells which is in the lead's country. */
function withDetails(accounts) {
  return accounts.map((account) => ({
    ...account,
    detail: describe({ ...account, reasons: account.reasons?.filter((reason) => !isOfPlace(reason)) }),
    detailClass: `${isDoubtful(account) ? "whole" : "slds-truncate"} slds-text-body_small slds-text-color_weak`,
  }));
}

function isOfPlace({ code }) {
  return code === "account-in-country";
}

/** What speaks against an account is readable to its end, whatever the lines it takes. */
function isDoubtful({ reasons = [] }) {
  return reasons.some(({ code }) => code === "account-other-form" || code === "account-test");
}

/** As many as a line has room for: how it is the company, and what makes it come first. */
const REASONS_MAX = 3;

/** Why an account is proposed; what else tells it from others where it is not. */
function describe({ industry, city, country, owner, reasons = [] }) {
  const shown = reasons.slice(0, REASONS_MAX);
  const why = shown.map(({ text }) => text);
  const isOwn = shown.some(({ code }) => code === "account-own");
  return joinParts(...why, why.length > 1 ? null : industry, city ?? country, isOwn ? null : owner);
}
