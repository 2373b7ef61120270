import { api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import leftOut from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import missing from "@salesforce/label/c.Crosswalk_Review_Missing";
import takeAlong from "@salesforce/label/c.Crosswalk_Review_TakeAlong";
import { BaseElement } from "c/baseElement";
import { choiceOf } from "c/reviewChoices";
import { formatLabel, joinParts, listOf } from "c/textFormat";

/**
 * One lead of a review: whether it is included, its missing values, and its own choices. Fires `leadchoice`
 * ({leadId, values | account | choice | isLeftOut}).
 */
export default class ReviewLead extends BaseElement {
  /**
   * A lead as it stands, of reviewChoices: {leadId, name, title, location, missing, filled, lacking, state,
   * account, opportunityId, role}.
   */
  @api lead;
  /** What the rep chose for it: {values, account, choice, isLeftOut}, or undefined. */
  @api chosen;
  @api inheritedRole = "";
  /** Whether the rep has turned opportunities on. */
  @api hasOpportunities = false;
  @api fields;
  @api roles;
  /** Open opportunities by id of their account; null while they are asked for. */
  @api opportunities;
  @api newAccountUrl;

  labels = { account: accountLabel };
  isOpen = false;

  get takeAlong() {
    return formatLabel(takeAlong, this.lead.name);
  }

  get isTaken() {
    return this.lead.state !== "leftOut";
  }

  get note() {
    return joinParts(this.lead.title, this.stateText);
  }

  get stateText() {
    return this.lead.state === "leftOut" ? leftOut : missingText(this.lead, this.fields);
  }

  /** What the lead lacks, and what was corrected. */
  get shownFields() {
    const { missing: lacked, filled } = this.lead;
    const names = new Set([...lacked, ...Object.keys(this.chosen?.values ?? {})]);
    return this.fields
      .filter(({ name }) => names.has(name))
      .map((field) => ({
        name: field.name,
        field: { ...field, required: false },
        options: field.options ?? [],
        value: this.chosen?.values?.[field.name] ?? filled[field.name],
      }));
  }

  get accountId() {
    return this.lead.account?.id;
  }

  get known() {
    return this.opportunities[this.accountId];
  }

  get offersOpportunity() {
    return this.hasOpportunities && Boolean(this.accountId) && this.known !== null;
  }

  get suggestions() {
    return this.lead.account ? [this.lead.account] : [];
  }

  handleTake(event) {
    this.change({ isLeftOut: !event.target.checked });
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleField(event) {
    const { name, value } = event.detail;
    this.change({ values: { ...this.chosen?.values, [name]: value } });
  }

  handleAccount(event) {
    this.change({ account: event.detail.account, choice: undefined });
  }

  handleOpportunity(event) {
    this.change({ choice: choiceOf(event.detail, this.inheritedRole) });
  }

  change(detail) {
    this.fire("leadchoice", { leadId: this.lead.leadId, ...detail });
  }
}

function missingText({ lacking, account }, fields) {
  const names = fields.filter(({ name }) => lacking.includes(name)).map(({ label }) => label);
  const all = account ? names : [accountLabel, ...names];
  return all.length ? formatLabel(missing, listOf(all)) : null;
}
