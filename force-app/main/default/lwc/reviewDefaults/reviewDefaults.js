import { api } from "lwc";
import also from "@salesforce/label/c.Crosswalk_Review_Also";
import alsoOthers from "@salesforce/label/c.Crosswalk_Review_AlsoOthers";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import ofAccount from "@salesforce/label/c.Crosswalk_Review_CountryOfAccount";
import ofAccountOne from "@salesforce/label/c.Crosswalk_Review_CountryOfAccountOne";
import heading from "@salesforce/label/c.Crosswalk_Review_ForAll";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import fillsIn from "@salesforce/label/c.Crosswalk_Review_MissingIn";
import fillsInOne from "@salesforce/label/c.Crosswalk_Review_MissingInOne";
import noRole from "@salesforce/label/c.Crosswalk_Opportunity_NoRole";
import one from "@salesforce/label/c.Crosswalk_Review_OpportunityAccount";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import role from "@salesforce/label/c.Crosswalk_Review_RoleForAll";
import { BaseElement } from "c/baseElement";
import { countryField } from "c/reviewChoices";
import { formatCount, formatLabel, formatNumber, nameValue, sentencesOf } from "c/textFormat";

/** What is each person's own. */
const OWN = ["FirstName", "LastName"];

/**
 * Defaults for many leads of a review: missing values; and where the rep turns it on, the accounts' only open
 * opportunities, one for the leads of its account and of others, and a role. Fires `defaultschange` with the
 * changed members of {values, opportunity}.
 */
export default class ReviewDefaults extends BaseElement {
  @api review;
  @api choices;
  /** What leads lack, of reviewChoices: [[name, count, withoutAccount]]. */
  @api lacked;
  /** Accounts of the leads, to choose the opportunity's from. */
  @api accounts = [];
  /** How many leads of other companies the opportunity might be for, too. */
  @api otherCount = 0;
  /** How many leads have an account with exactly one open opportunity. */
  @api singleCount = 0;

  labels = { account: accountLabel, heading, one, role };
  isOpen = true;
  isOneOpen = false;

  get hasFields() {
    return this.fields.length > 0;
  }

  /**
   * The fields that some lead lacks and several may have the same of, even while a default fills them, so that
   * a field stays while the user types.
   */
  get fields() {
    const values = this.choices.values;
    const country = countryField(this.review);
    const countsOf = new Map(this.lacked.map((count) => [count[0], count]));
    return this.review.fields
      .filter(({ name, type }) => countsOf.has(name) && type !== "email" && !OWN.includes(name))
      .map((field) => ({
        name: field.name,
        // A contact requires it, but not here, because each lead may have its own value.
        field: { ...field, required: false },
        options: field.options ?? [],
        value: values[field.name],
        note: noteOf(countsOf.get(field.name), field === country),
      }));
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

  /** With how many have one that is certain. */
  get alsoText() {
    return this.singleCount > 0 ? nameValue(also, formatCount(this.singleCount, oneLead, leadsLabel)) : also;
  }

  get othersText() {
    return formatLabel(alsoOthers, formatNumber(this.otherCount));
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleToggleOne() {
    this.isOneOpen = !this.isOneOpen;
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
    this.fire("defaultschange", detail);
  }
}

/** A country is missing for good only where there is an account, which has none. */
function noteOf([, count, withoutAccount], isCountry) {
  const ofAccounts = isCountry ? withoutAccount : 0;
  const rest = count - ofAccounts;
  return sentencesOf(
    rest > 0 && formatCount(rest, fillsInOne, fillsIn),
    ofAccounts > 0 && formatCount(ofAccounts, ofAccountOne, ofAccount),
  );
}
