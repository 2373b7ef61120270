import { api } from "lwc";
import becomes from "@salesforce/label/c.Crosswalk_Changes_Becomes";
import contactLabel from "@salesforce/label/c.Crosswalk_Column_Contact";
import accountLabel from "@salesforce/label/c.Crosswalk_Text_NameAccount";
import opportunityLabel from "@salesforce/label/c.Crosswalk_Text_NameOpportunity";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import { BaseElement } from "c/baseElement";
import { listChanges } from "c/connectorClient";
import { formatLabel, fullName, joinParts, nameValue } from "c/textFormat";

const PAGE = 20;

/**
 * The leads of a list that changed in one way, a page at a time: what they were and are, and the contact in
 * Salesforce with its open opportunities. Fires `openlead` ({leadId}).
 */
export default class ListChangeGroup extends BaseElement {
  @api listId;
  @api kind;
  @api heading;
  /** The first page ({items, nextCursor}) where it is there already. */
  @api first;

  labels = { more };
  items = [];
  nextCursor = null;
  isBusy = false;
  problem = null;

  connectedCallback() {
    if (this.first) {
      this.take(this.first);
    } else {
      this.load();
    }
  }

  /** Whether this lead is shown here, and has the focus now. */
  @api
  focusLead(leadId) {
    const buttons = [...this.template.querySelectorAll("[data-open]")];
    const button = buttons.find(({ dataset }) => dataset.open === leadId);
    button?.focus();
    return Boolean(button);
  }

  get changes() {
    return this.items.map((item) => describe(item, this.kind));
  }

  get moreLabel() {
    return nameValue(more, this.heading);
  }

  load() {
    return this.tryTo(async () => {
      const { kind, nextCursor: cursor } = this;
      // Only who has left is told with what Salesforce knows; the others are stored, and there at once.
      const crm = kind === "leftCompany" ? {} : { crm: "stored" };
      this.take(await listChanges(this.listId, { kind, limit: PAGE, ...crm, ...(cursor && { cursor }) }));
    });
  }

  take({ items, nextCursor }) {
    this.items = [...this.items, ...items];
    this.nextCursor = nextCursor;
  }

  /** The focus goes to the first that came: the button may have gone. */
  async handleMore() {
    const from = this.items.length;
    await this.load();
    await Promise.resolve();
    this.template.querySelectorAll("li")[from]?.querySelector("button")?.focus();
  }

  handleOpen(event) {
    const { open: leadId } = event.currentTarget.dataset;
    this.fire("openlead", { leadId });
  }
}

function describe({ lead, before, contact, newAccount }, kind) {
  return {
    id: lead.id,
    name: fullName(lead),
    // Who is gone from this list has a lead in the older one alone.
    canOpen: kind !== "gone",
    lines: linesOf(lead, before, kind).map((text, index) => ({ key: index, text })),
    records: recordsOf(contact, newAccount),
  };
}

/** The contact, the open opportunities it has a role on, and the account of the new employer. */
function recordsOf(contact, newAccount) {
  return [
    contact && toRecord(contact, "Contact", contactLabel),
    ...(contact?.opportunities ?? []).map((one) => toRecord(one, "Opportunity", opportunityLabel)),
    newAccount && toRecord(newAccount, "Account", accountLabel),
  ].filter(Boolean);
}

function toRecord({ id, name }, object, label) {
  return { id, object, label: nameValue(label, name) };
}

/** "Acme → Globex" and "Buyer → Head of Buying"; for who is new or gone what they are. */
function linesOf(lead, before, kind) {
  if (!before) {
    return [joinParts(lead.title, lead.company)].filter(Boolean);
  }
  const title = before.title && formatLabel(becomes, before.title, lead.title);
  const hasLeft = kind === "leftCompany";
  return hasLeft
    ? [formatLabel(becomes, before.company, lead.company), title].filter(Boolean)
    : [title, lead.company].filter(Boolean);
}
