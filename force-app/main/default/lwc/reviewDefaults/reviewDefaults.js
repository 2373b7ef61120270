import { LightningElement, api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Review_OpportunityAccount";
import heading from "@salesforce/label/c.Crosswalk_Review_ForAll";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import missingIn from "@salesforce/label/c.Crosswalk_Review_MissingIn";
import missingInAll from "@salesforce/label/c.Crosswalk_Review_MissingInAll";
import noRole from "@salesforce/label/c.Crosswalk_Opportunity_NoRole";
import note from "@salesforce/label/c.Crosswalk_Review_ForAllNote";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import role from "@salesforce/label/c.Crosswalk_Review_RoleForAll";
import { formatCount, formatLabel } from "c/textFormat";

const SUGGESTED_MAX = 5;

/**
 * Defaults for all leads of a review: missing values, an opportunity, a role. Fires `defaultschange` with the
 * changed members of {values, opportunity}.
 */
export default class ReviewDefaults extends LightningElement {
  @api review;
  /** The groups as they stand, of reviewChoices. */
  @api groups;
  @api choices;

  labels = { account: accountLabel, heading, note, role };
  isToggled = false;

  get isOpen() {
    return this.isToggled !== this.fields.length > 0;
  }

  get fields() {
    return lackedFields(this.review.fields, this.groups, this.choices.values);
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

  get hasRoles() {
    return this.review.roles.length > 0;
  }

  get roleOptions() {
    return [{ value: "", label: noRole }, ...this.review.roles];
  }

  get accounts() {
    return chosenAccounts(this.groups);
  }

  handleToggle() {
    this.isToggled = !this.isToggled;
  }

  handleField(event) {
    const { name, value } = event.detail;
    this.change({ values: { ...this.choices.values, [name]: value } });
  }

  handleAccount(event) {
    const { account } = event.detail;
    this.change({ opportunity: { ...this.opportunity, account, opportunityId: "" } });
  }

  handleOpportunity(event) {
    const { opportunityId } = event.detail;
    this.change({ opportunity: { ...this.opportunity, opportunityId } });
  }

  handleRole(event) {
    this.change({ opportunity: { ...this.opportunity, role: event.detail.value } });
  }

  change(detail) {
    this.dispatchEvent(new CustomEvent("defaultschange", { detail }));
  }
}

/**
 * The fields that some lead lacks, even while a default fills them, so that a field stays while the user
 * types.
 */
function lackedFields(fields, groups, values) {
  const counts = new Map();
  const total = groups.reduce((sum, { leads }) => sum + leads.length, 0);
  for (const { leads } of groups) {
    for (const { missing } of leads) {
      missing.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  }
  return fields
    .filter(({ name }) => counts.has(name))
    .map((field) => ({
      name: field.name,
      // A contact requires it, but not here, because each lead may have its own value.
      field: { ...field, required: false },
      options: field.options ?? [],
      value: values[field.name],
      note: noteOf(counts.get(field.name), total),
    }));
}

/** Where each lead lacks the field, none has a value to keep. */
function noteOf(count, total) {
  return formatLabel(count === total ? missingInAll : missingIn, formatCount(count, oneLead, leadsLabel));
}

function chosenAccounts(groups) {
  const accounts = new Map();
  for (const { account } of groups) {
    if (account && accounts.size < SUGGESTED_MAX) {
      accounts.set(account.id, account);
    }
  }
  return [...accounts.values()];
}
