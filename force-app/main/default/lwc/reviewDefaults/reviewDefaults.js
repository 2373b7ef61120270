import { LightningElement, api } from "lwc";
import also from "@salesforce/label/c.Crosswalk_Review_Also";
import alsoOthers from "@salesforce/label/c.Crosswalk_Review_AlsoOthers";
import alsoOthersOne from "@salesforce/label/c.Crosswalk_Review_AlsoOthersOne";
import accountLabel from "@salesforce/label/c.Crosswalk_Review_OpportunityAccount";
import ofAccount from "@salesforce/label/c.Crosswalk_Review_CountryOfAccount";
import ofAccountOne from "@salesforce/label/c.Crosswalk_Review_CountryOfAccountOne";
import heading from "@salesforce/label/c.Crosswalk_Review_ForAll";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import missingIn from "@salesforce/label/c.Crosswalk_Review_MissingIn";
import missingInAll from "@salesforce/label/c.Crosswalk_Review_MissingInAll";
import noRole from "@salesforce/label/c.Crosswalk_Opportunity_NoRole";
import onlyCount from "@salesforce/label/c.Crosswalk_Review_OnlyCount";
import onlyCountOne from "@salesforce/label/c.Crosswalk_Review_OnlyCountOne";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import role from "@salesforce/label/c.Crosswalk_Review_RoleForAll";
import { countryField } from "c/reviewChoices";
import { formatCount, formatLabel, sentencesOf } from "c/textFormat";

/**
 * Defaults for many leads of a review: missing values; and where the rep turns it on, the accounts' only open
 * opportunities, one for the leads of its account and of others, and a role. Fires `defaultschange` with the
 * changed members of {values, opportunity}.
 */
export default class ReviewDefaults extends LightningElement {
  @api review;
  @api choices;
  /** What leads lack, of reviewChoices: {total, counts: [[name, count, withoutAccount]]}. */
  @api lacked;
  /** Accounts of the leads, to choose the opportunity's from. */
  @api accounts = [];
  /** How many leads of other companies the opportunity might be for, too. */
  @api otherCount = 0;
  /** How many leads have an account with exactly one open opportunity. */
  @api singleCount = 0;

  labels = { account: accountLabel, also, heading, role };
  isOpen = true;

  get hasFields() {
    return this.fields.length > 0;
  }

  get fields() {
    return lackedFields(this.review, this.lacked, this.choices.values);
  }

  get opportunity() {
    return this.choices.opportunity;
  }

  get accountId() {
    return this.opportunity.account?.id;
  }

  get opportunities() {
    return this.review.opportunities[this.accountId];
  }

  /** Not while they are asked for: the picker would ask, too. */
  get offersOpportunity() {
    return Boolean(this.accountId) && this.opportunities !== null;
  }

  get hasRoles() {
    return this.review.roles.length > 0;
  }

  get roleOptions() {
    return [{ value: "", label: noRole }, ...this.review.roles];
  }

  get offersOthers() {
    return Boolean(this.opportunity.opportunityId) && this.otherCount > 0;
  }

  get onlyText() {
    return this.singleCount > 0 && formatCount(this.singleCount, onlyCountOne, onlyCount);
  }

  get othersText() {
    return formatCount(this.otherCount, alsoOthersOne, alsoOthers);
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleField(event) {
    const { name, value } = event.detail;
    this.change({ values: { ...this.choices.values, [name]: value } });
  }

  handleAlso(event) {
    this.changeOpportunity({ isOn: event.target.checked });
  }

  handleAccount(event) {
    const { account } = event.detail;
    this.changeOpportunity({ account, opportunityId: "", isForAll: false });
  }

  handleOpportunity(event) {
    const { opportunityId } = event.detail;
    this.changeOpportunity({ opportunityId, isForAll: false });
  }

  handleRole(event) {
    this.changeOpportunity({ role: event.detail.value });
  }

  handleOthers(event) {
    this.changeOpportunity({ isForAll: event.target.checked });
  }

  changeOpportunity(change) {
    this.change({ opportunity: { ...this.opportunity, ...change } });
  }

  change(detail) {
    this.dispatchEvent(new CustomEvent("defaultschange", { detail }));
  }
}

/**
 * The fields that some lead lacks, even while a default fills them, so that a field stays while the user
 * types. An email address is one person's, and no default.
 */
function lackedFields(review, { total, counts }, values) {
  const country = countryField(review);
  const countsOf = new Map(counts.map((count) => [count[0], count]));
  return review.fields
    .filter(({ name, type }) => countsOf.has(name) && type !== "email")
    .map((field) => ({
      name: field.name,
      // A contact requires it, but not here, because each lead may have its own value.
      field: { ...field, required: false },
      options: field.options ?? [],
      value: values[field.name],
      note: noteOf(countsOf.get(field.name), total, field === country),
    }));
}

/** A country is missing for good only where there is an account, which has none. */
function noteOf([, count, withoutAccount], total, isCountry) {
  return isCountry && withoutAccount > 0
    ? sentencesOf(
        missingNote(count - withoutAccount, total),
        formatCount(withoutAccount, ofAccountOne, ofAccount),
      )
    : missingNote(count, total);
}

/** Where each lead lacks the field, none has a value to keep. */
function missingNote(count, total) {
  const text = count === total ? missingInAll : missingIn;
  return count > 0 ? formatLabel(text, formatCount(count, oneLead, leadsLabel)) : "";
}
