import { api } from "lwc";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import chooseAccount from "@salesforce/label/c.Crosswalk_Review_ChooseAccount";
import incomplete from "@salesforce/label/c.Crosswalk_Review_Incomplete";
import lacks from "@salesforce/label/c.Crosswalk_Review_Missing";
import leadsLabel from "@salesforce/label/c.Crosswalk_Leads_Count";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import newAccount from "@salesforce/label/c.Crosswalk_Review_NewAccount";
import noCompany from "@salesforce/label/c.Crosswalk_Review_NoCompany";
import { BaseElement } from "c/baseElement";
import { RowWindow } from "c/rowWindow";
import { choiceOf, countryField } from "c/reviewChoices";
import { proposalsOf } from "./proposals";
import { formatCount, formatLabel, formatNumber, joinParts, listOf, nameValue } from "c/textFormat";

const LEADS_OF_CHUNK = 15;

/**
 * The leads of one company: one account for all, the country of those without one, one opportunity and role,
 * and each lead. Fires `toggle` ({key}), `companychange` ({key, account | choice | values}) and `leadchoice`
 * ({leadId, …the changes}).
 */
export default class ReviewGroup extends BaseElement {
  /** A group as it stands, of reviewChoices. */
  @api group;
  @api fields;
  @api roles;
  /** Open opportunities by id of their account; null while they are asked for. */
  @api opportunities;
  /** What is chosen for its leads, by lead id. */
  @api chosen;
  /** Whether there are opportunities, and the role for all of them: `opportunity` of reviewChoices. */
  @api forAll;
  @api newAccountUrl;
  @api isOpen = false;

  labels = { account: accountLabel, choose: chooseAccount };
  shownVersion = 0;
  window = new RowWindow(() => {
    this.shownVersion += 1;
  }, LEADS_OF_CHUNK);

  disconnectedCallback() {
    this.window.stop();
  }

  renderedCallback() {
    this.window.watch(this.template.querySelectorAll("[data-chunk]"));
  }

  get name() {
    return this.group.company ?? noCompany;
  }

  get note() {
    return joinParts(
      leadsText(this.group.leads.length),
      accountText(this.group),
      opportunityText(this.group, this.known, this.opportunities),
      lackingText(this.group, this.fields),
      this.missingAccount,
    );
  }

  get missingAccount() {
    return this.group.account ? null : chooseAccount;
  }

  /** Nothing in Salesforce is like the company, and nothing was chosen in its place. */
  get isUnknown() {
    const { accountId, account, proposals } = this.group;
    return accountId === null && account === null && proposals.length === 0;
  }

  /** Where none is certain, one of them is likely what is meant. */
  get proposals() {
    return proposalsOf(this.group);
  }

  get hasProposals() {
    return this.proposals.length > 0;
  }

  /**
   * Salesforce's page for a new account with the name filled in. Values are encoded for `defaultFieldValues`,
   * as lightning/pageReferenceUtils does, and that for the address.
   */
  get accountUrl() {
    const company = this.group.company;
    const values = `Name=${encodeURIComponent(company ?? "")}`;
    return company
      ? `${this.newAccountUrl}?defaultFieldValues=${encodeURIComponent(values)}`
      : this.newAccountUrl;
  }

  get newAccountText() {
    return this.group.company ? nameValue(newAccount, this.group.company) : newAccount;
  }

  get accountId() {
    return this.group.account?.id;
  }

  /** Undefined where they are not known and nobody asks for them. */
  get known() {
    return this.opportunities[this.accountId];
  }

  get isAsking() {
    return this.forAll.isOn && this.known === null;
  }

  get offersOpportunity() {
    return this.forAll.isOn && Boolean(this.accountId) && !this.isAsking;
  }

  /** Not that of another account, which the picker does not have. */
  get opportunityId() {
    return this.isShared ? "" : this.group.opportunity.opportunityId;
  }

  /** Whether it is for several companies, and not of this one's account. */
  get isShared() {
    const { opportunityId, from } = this.group.opportunity;
    return from === "shared" && !this.known?.some(({ id }) => id === opportunityId);
  }

  get role() {
    return this.group.opportunity.role;
  }

  /** The country for the leads that have none; null where each has one. */
  get country() {
    const { country } = this.group;
    const field = countryField({ fields: this.fields });
    return country && field
      ? {
          // A contact requires it, but not here, because each lead may have its own.
          field: { ...field, required: false },
          options: field.options ?? [],
          value: country.value ?? "",
        }
      : null;
  }

  get chunks() {
    const { group, chosen, role } = this;
    const chunks = this.window.chunks(this.group.leads.length, this.shownVersion);
    return chunks.map((chunk) => ({
      ...chunk,
      leads: chunk.isShown
        ? group.leads.slice(chunk.from, chunk.to).map((lead) => ({
            lead,
            chosen: chosen[lead.leadId],
            inheritedRole: role,
          }))
        : [],
    }));
  }

  handleToggle() {
    this.fire("toggle", { key: this.group.key });
  }

  /** Pressed again, it is taken back. */
  handleProposal(event) {
    const { id } = event.currentTarget.dataset;
    const account = this.group.proposals.find((proposal) => proposal.id === id);
    this.change({ account: this.accountId === id ? null : account, choice: undefined });
  }

  handleAccount(event) {
    const { account } = event.detail;
    this.change({ account, choice: undefined });
  }

  handleOpportunity(event) {
    this.change({ choice: choiceOf(event.detail, this.forAll.role) });
  }

  handleCountry(event) {
    const { name, value } = event.detail;
    this.change({ values: { [name]: value } });
  }

  change(detail) {
    this.fire("companychange", { key: this.group.key, ...detail });
  }
}

function leadsText(count) {
  return formatCount(count, oneLead, leadsLabel);
}

/** Nothing where the account has the company's name. */
function accountText({ account, company }) {
  return account && account.name !== company ? account.name : null;
}

/** One for several companies is among those of another account. */
function opportunityText({ commonOpportunityId }, known, opportunities) {
  const isCommon = ({ id }) => id === commonOpportunityId;
  const others = commonOpportunityId ? Object.values(opportunities) : [];
  const common = known?.find(isCommon) ?? others.find((some) => some?.some(isCommon))?.find(isCommon);
  return common?.name;
}

/** What they lack where all lack something, otherwise how many do. */
function lackingText({ lackingCount, lackingFields, leads }, fields) {
  if (lackingCount === 0) {
    return null;
  }
  const names = fields.filter(({ name }) => lackingFields.includes(name)).map(({ label }) => label);
  return lackingCount === leads.length
    ? formatLabel(lacks, listOf(names))
    : nameValue(incomplete, formatNumber(lackingCount));
}
