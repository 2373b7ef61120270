import { LightningElement, api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import chooseAccount from "@salesforce/label/c.Crosswalk_Review_ChooseAccount";
import forAll from "@salesforce/label/c.Crosswalk_Review_OpportunityForAll";
import incomplete from "@salesforce/label/c.Crosswalk_Review_IncompleteCount";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import noCompany from "@salesforce/label/c.Crosswalk_Review_NoCompany";
import withOpportunity from "@salesforce/label/c.Crosswalk_Review_WithOpportunity";
import { ChunkWindow } from "c/chunkWindow";
import { choiceOf } from "c/reviewChoices";
import { formatCount, formatLabel, formatNumber, joinParts } from "c/textFormat";

/**
 * The leads of one company: one account for all, one opportunity and role, and each lead. Fires `toggle`
 * ({key}), `companychange` ({key, account | choice}) and `leadchoice` ({leadId, …the changes}).
 */
export default class ReviewGroup extends LightningElement {
  /** A group as it stands, of reviewChoices. */
  @api group;
  /** What is chosen for the company: {opportunityId, role}, or undefined. */
  @api choice;
  @api choices;
  @api fields;
  @api roles;
  /** The account's open opportunities where they are known. */
  @api opportunities;
  @api newAccountUrl;
  @api isOpen = false;

  labels = { account: accountLabel, forAll };
  shownVersion = 0;
  window = new ChunkWindow(() => {
    this.shownVersion += 1;
  });

  disconnectedCallback() {
    this.window.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
  }

  @api
  focus() {
    this.template.querySelector("c-disclosure").focus();
  }

  get name() {
    return this.group.company ?? noCompany;
  }

  get note() {
    return joinParts(
      leadsText(this.group.leads.length),
      this.group.account?.name ?? this.missingAccount,
      this.hasOpportunity ? withOpportunity : null,
      this.incompleteText,
    );
  }

  /** Nothing where the account is asked for right below. */
  get missingAccount() {
    return this.asksAtOnce ? null : chooseAccount;
  }

  get hasOpportunity() {
    return anyWithOpportunity(this.group.leads);
  }

  get incompleteText() {
    return lackingText(this.group.leads);
  }

  /** An uncertain account is asked for at once; a certain one is shown and can be changed. */
  get asksAtOnce() {
    return this.group.accountId === null;
  }

  get offersAccount() {
    return this.isOpen && !this.asksAtOnce;
  }

  get accountId() {
    return this.group.account?.id;
  }

  get opportunityId() {
    return this.choice?.opportunityId ?? this.inheritedOpportunity;
  }

  /** The default for all leads, where it belongs to this account. */
  get inheritedOpportunity() {
    return this.isInherited ? "" : this.choices.opportunity.opportunityId;
  }

  get isInherited() {
    return inheritsForeign(this.choices.opportunity, this.choice, this.group.account);
  }

  get role() {
    return this.choice?.role ?? this.choices.opportunity.role;
  }

  get chunks() {
    return chunkLeads(this, this.window.chunks(this.group.leads.length, this.shownVersion));
  }

  handleToggle() {
    this.dispatchEvent(new CustomEvent("toggle", { detail: { key: this.group.key } }));
  }

  handleAccount(event) {
    const { account } = event.detail;
    this.change({ account, choice: undefined });
  }

  handleOpportunity(event) {
    this.change({ choice: choiceOf(event.detail, this.choices.opportunity.role) });
  }

  handleLead(event) {
    this.dispatchEvent(new CustomEvent("leadchoice", { detail: event.detail }));
  }

  change(detail) {
    this.dispatchEvent(new CustomEvent("companychange", { detail: { key: this.group.key, ...detail } }));
  }
}

function leadsText(count) {
  return formatCount(count, oneLead, leadsLabel);
}

function anyWithOpportunity(leads) {
  return leads.some(({ opportunityId }) => opportunityId);
}

function lackingText(leads) {
  const count = leads.filter(({ lacking }) => lacking.length).length;
  return count ? formatLabel(incomplete, formatNumber(count)) : null;
}

function inheritsForeign({ account, opportunityId }, choice, own) {
  return Boolean(opportunityId) && !choice && account?.id !== own?.id;
}

function chunkLeads({ group, choices, role }, chunks) {
  return chunks.map((chunk) => ({
    ...chunk,
    leads: chunk.isShown
      ? group.leads.slice(chunk.from, chunk.to).map((lead) => ({
          lead,
          chosen: choices.leads[lead.leadId],
          inheritedRole: role,
        }))
      : [],
  }));
}
