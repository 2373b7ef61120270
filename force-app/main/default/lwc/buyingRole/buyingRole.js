import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Form_Create";
import hidden from "@salesforce/label/c.Crosswalk_Page_HiddenContact";
import primary from "@salesforce/label/c.Crosswalk_Opportunity_Primary";
import candidatesLabel from "@salesforce/label/c.Crosswalk_Page_Candidates";
import { BaseElement } from "c/baseElement";
import { fullName, joinParts, listOf, nameValue } from "c/textFormat";

/**
 * One role of a buying group: who fills it, and who could. Where somebody fills it, the others are folded.
 * Fires `openlead` ({leadId, listId, account}) to look at a lead or add it.
 */
export default class BuyingRole extends BaseElement {
  /** {value, label, filledBy, candidates: {leads, contacts}} */
  @api role;
  /** {id, name} */
  @api opportunity;
  @api canAdd = false;

  labels = { add, candidates: candidatesLabel, primary };
  isUnfolded = false;

  /** Whether this lead is proposed here, and has the focus now. */
  @api
  focusLead(leadId) {
    const buttons = [...this.template.querySelectorAll("[data-name]")];
    const button = buttons.find(({ dataset }) => dataset.open === leadId);
    button?.focus();
    return Boolean(button);
  }

  get filled() {
    return this.role.filledBy.map(describeFilled);
  }

  get isFilled() {
    return this.role.filledBy.length > 0;
  }

  get leads() {
    const { label, candidates } = this.role;
    return candidates.leads.map((person) => describeLead(person, label));
  }

  get contacts() {
    return this.role.candidates.contacts;
  }

  get hasCandidates() {
    return this.leads.length + this.contacts.length > 0;
  }

  get canUnfold() {
    return this.isFilled && this.hasCandidates;
  }

  get showsCandidates() {
    return this.hasCandidates && (this.isUnfolded || !this.isFilled);
  }

  get unfoldLabel() {
    return nameValue(candidatesLabel, this.role.label);
  }

  get expanded() {
    return String(this.isUnfolded);
  }

  handleUnfold() {
    this.isUnfolded = !this.isUnfolded;
  }

  handleOpen(event) {
    const { open: leadId } = event.currentTarget.dataset;
    const { lead, account } = this.role.candidates.leads.find((person) => person.lead.id === leadId);
    const detail = { leadId, listId: lead.lists[0]?.id, account };
    this.fire("openlead", detail);
  }
}

function describeFilled({ contactId, name, title, isPrimary }) {
  return {
    contactId: name === null ? null : contactId,
    key: contactId,
    name: name ?? hidden,
    title,
    isPrimary,
  };
}

/** Whoever works at an account below is shown with that one's name. */
function describeLead({ lead, crm, account }, role) {
  const name = fullName(lead);
  return {
    ...{ id: lead.id, name, status: crm.status, addLabel: nameValue(add, listOf([name, role])) },
    work: joinParts(lead.title, account?.name),
  };
}
