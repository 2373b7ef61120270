import { api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Form_Create";
import contactLabel from "@salesforce/label/c.Crosswalk_Column_Contact";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import { BaseElement } from "c/baseElement";
import { formatNumber, fullName, joinParts, nameValue } from "c/textFormat";

const SHOWN_AT_FIRST = 5;

/**
 * Leads on the page of a record, with who they are in the CRM. Fires `openlead` ({leadId, listId, account}),
 * also to add one.
 */
export default class PeopleGroup extends BaseElement {
  @api heading;
  /** How many there are; more than `people` where only the first have come. */
  @api count;
  @api people = [];
  /** The account of the page, of which it needs not be said that somebody works there. */
  @api accountId;
  @api canAdd = false;

  labels = { add, more };
  showsAll = false;

  renderedCallback() {
    if (this.focusAt !== undefined) {
      this.template.querySelectorAll("[data-name]")[this.focusAt]?.focus();
      this.focusAt = undefined;
    }
  }

  /** Whether this lead is shown here, and has the focus now. */
  @api
  focusLead(leadId) {
    const buttons = [...this.template.querySelectorAll("[data-name]")];
    const button = buttons.find(({ dataset }) => dataset.open === leadId);
    button?.focus();
    return Boolean(button);
  }

  get title() {
    return nameValue(this.heading, formatNumber(this.count));
  }

  get rows() {
    const people = this.showsAll ? this.people : this.people.slice(0, SHOWN_AT_FIRST);
    return people.map((person) => describe(person, this.accountId));
  }

  get hasMore() {
    return !this.showsAll && this.people.length > SHOWN_AT_FIRST;
  }

  get moreLabel() {
    return nameValue(more, this.heading);
  }

  /** The focus goes to the first that came: the button has gone. */
  handleMore() {
    this.showsAll = true;
    this.focusAt = SHOWN_AT_FIRST;
  }

  handleOpen(event) {
    const { open: leadId } = event.currentTarget.dataset;
    const { lead, account } = this.people.find((person) => person.lead.id === leadId);
    const detail = { leadId, listId: lead.lists[0]?.id, account };
    this.fire("openlead", detail);
  }
}

function describe({ lead, crm, account, left }, accountId) {
  const name = fullName(lead);
  return {
    id: lead.id,
    name,
    work: joinParts(lead.title, account?.id !== accountId && account?.name),
    status: crm.status,
    // Who is linked to a contact that is shown needs no badge beside it.
    showsBadge: !crm.contact,
    contact: crm.contact && { id: crm.contact.id, label: nameValue(contactLabel, crm.contact.name) },
    left,
    addLabel: nameValue(add, name),
  };
}
