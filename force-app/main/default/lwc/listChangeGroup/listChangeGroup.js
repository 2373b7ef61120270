import { LightningElement, api } from "lwc";
import add from "@salesforce/label/c.Crosswalk_Changes_Add";
import becomes from "@salesforce/label/c.Crosswalk_Changes_Becomes";
import contact from "@salesforce/label/c.Crosswalk_Changes_Contact";
import newAccountLabel from "@salesforce/label/c.Crosswalk_Changes_NewAccount";
import opportunities from "@salesforce/label/c.Crosswalk_Changes_Opportunities";
import stillAt from "@salesforce/label/c.Crosswalk_Changes_StillAt";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import { listChanges, problemOf } from "c/connectorClient";
import { formatLabel, fullName, joinParts, nameValue } from "c/textFormat";

const PAGE = 20;

/**
 * The leads of a list that changed in one way, a page at a time: what they were and are, and the contact in
 * Salesforce with its open opportunities. Fires `openlead` ({leadId}).
 */
export default class ListChangeGroup extends LightningElement {
  @api listId;
  @api kind;
  @api heading;
  /** The first page ({items, nextCursor}) where it is there already. */
  @api first;

  labels = { add, contact, more, newAccount: newAccountLabel, opportunities, tryAgain };
  items = [];
  nextCursor = null;
  isLoading = false;
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
    return describeAll(this.items, this.kind);
  }

  get moreLabel() {
    return nameValue(more, this.heading);
  }

  async load() {
    Object.assign(this, { isLoading: true, problem: null });
    try {
      const { kind, nextCursor: cursor } = this;
      // Only who has left is told with what Salesforce knows; the others are stored, and there at once.
      const crm = kind === "leftCompany" ? {} : { crm: "stored" };
      this.take(await listChanges(this.listId, { kind, limit: PAGE, ...crm, ...(cursor && { cursor }) }));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isLoading = false;
    }
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
    this.dispatchEvent(new CustomEvent("openlead", { detail: { leadId } }));
  }
}

function describeAll(items, kind) {
  return items.map((item) => describe(item, kind));
}

function describe({ lead, before, toldBy, contact: known, newAccount }, kind) {
  const name = fullName(lead);
  const hasLeft = kind === "leftCompany";
  return {
    id: lead.id,
    name,
    // Who is gone from this list has a lead in the older one alone.
    canOpen: kind !== "gone",
    hasLeft,
    addLabel: nameValue(add, name),
    lines: linesOf(lead, before, { hasLeft, toldBy }).map((text, index) => ({ key: index, text })),
    contact: known,
    newAccount,
    hasOpportunities: Boolean(known?.opportunities.length),
  };
}

/** "Acme → Globex" and "Buyer → Head of Buying"; for who is new or gone what they are. */
function linesOf(lead, before, { hasLeft, toldBy }) {
  if (!before) {
    return [joinParts(lead.title, lead.company)].filter(Boolean);
  }
  const title = before.title && formatLabel(becomes, before.title, lead.title);
  if (!hasLeft) {
    return [title, lead.company].filter(Boolean);
  }
  const company = formatLabel(becomes, before.company, lead.company);
  const companies = toldBy === "crm" ? [lead.company, formatLabel(stillAt, before.company)] : [company];
  return [...companies, title].filter(Boolean);
}
