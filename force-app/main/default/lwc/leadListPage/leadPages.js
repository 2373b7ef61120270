import { isCancelled, listLeadIds, listLeads, listMatches, problemOf } from "c/connectorClient";
import { PAGE_SIZE, RowPages } from "c/rowPages";

/**
 * The leads of a list that a search leaves, loaded where one looks. They come as the connector has stored
 * them, without waiting for Salesforce; those whose status it does not know are `pending`, until the page is
 * asked for a second time. Calls `onFilled` when statuses have come.
 */
export class LeadPages extends RowPages {
  /** Why Salesforce could not be asked about a page. */
  unchecked = null;
  filling = null;
  waiting = null;
  filled = new Set();

  constructor(onChange, onFilled) {
    super(onChange);
    this.onFilled = onFilled;
  }

  /** Another list or another search: `query` takes q, status, sort, and crm "stored" for what is known. */
  openList(listId, query) {
    const isSame = listId === this.listId && JSON.stringify(query) === JSON.stringify(this.query);
    this.unchecked = isSame ? this.unchecked : null;
    Object.assign(this, { listId, query, ids: null });
    return this.open((page, signal) => this.readStored(page, signal), { isSame });
  }

  /** More statuses are known by now. Rows that are not seen first are loaded again where one looks. */
  extend() {
    Object.assign(this, { ids: null, rows: this.rows && this.rows.slice(0, PAGE_SIZE) });
    return super.load(0);
  }

  stop() {
    super.stop();
    this.filling?.abort();
    Object.assign(this, { filling: null, waiting: null, filled: new Set() });
  }

  /** Loads the rows around this one, and after them their statuses, which nobody waits for. */
  async load(index) {
    const page = Math.floor(index / PAGE_SIZE);
    if (this.isOver || !this.rowsOf(page).some(Boolean)) {
      await super.load(index);
    }
    this.fill(page);
  }

  /** The ids of the rows between two, those included that have not been loaded. */
  async idsBetween(from, to) {
    const known = this.rows.slice(from, to + 1).map((lead) => lead?.id);
    return known.every(Boolean) ? known : (await this.allIds()).slice(from, to + 1);
  }

  /** The place of a lead in the list, also where it has not been loaded; -1 where it is in none. */
  async indexOf(leadId) {
    const known = (this.rows ?? []).findIndex((lead) => lead?.id === leadId);
    return known < 0 && this.rows?.includes(undefined) ? (await this.allIds()).indexOf(leadId) : known;
  }

  /** The ids of all rows, as many as a batch takes. */
  async allIds() {
    this.ids ??= (await listLeadIds(this.listId, this.query)).ids;
    return this.ids;
  }

  async readStored(page, signal) {
    const crm = asksSalesforce(this.query) ? this.query.crm : "stored";
    const { items, total } = await listLeads(this.listId, { ...this.query, ...page, crm }, signal);
    return { items: crm ? items.map(asPending) : items, total };
  }

  rowsOf(page) {
    return (this.rows ?? []).slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  }

  /** One page at a time: each costs the org a call or two. */
  async fill(page) {
    if (this.query.crm || this.filled.has(page) || !this.rowsOf(page).some(isOpen)) {
      return;
    }
    if (this.filling) {
      this.waiting = page;
      return;
    }
    const filling = new AbortController();
    this.filling = filling;
    const { known, problem } = await this.askStatuses(page, filling.signal);
    if (filling !== this.filling) {
      return;
    }
    const before = page * PAGE_SIZE;
    this.rows = [
      ...this.rows.slice(0, before),
      ...this.rowsOf(page).map((row) => row && withStatus(row, known)),
      ...this.rows.slice(before + PAGE_SIZE),
    ];
    this.filled.add(page);
    const { waiting } = this;
    Object.assign(this, { unchecked: problem, filling: null, waiting: null });
    this.onChange();
    this.onFilled();
    if (waiting !== null) {
      this.fill(waiting);
    }
  }

  /** What Salesforce says of a page, by the lead's id; nothing where it cannot be asked. */
  async askStatuses(page, signal) {
    const query = { ...this.query, offset: page * PAGE_SIZE || undefined, limit: PAGE_SIZE };
    try {
      const { items } = await listLeads(this.listId, query, signal);
      const left = items.find(({ crm }) => crm.status === "unknown");
      if (left) {
        // The connector shows the leads all the same. Asked about one, it says why.
        await listMatches(left.id);
      }
      return { known: new Map(items.map(({ id, crm }) => [id, crm])), problem: null };
    } catch (error) {
      return { known: new Map(), problem: isCancelled(error) ? null : problemOf(error) };
    }
  }
}

/** Which leads are new, likely or possible only Salesforce knows: a filter or sort by that waits for it. */
export function asksSalesforce({ status, sort }) {
  return ["new", "likely", "possible"].includes(status) || sort === "status";
}

function asPending(lead) {
  return lead.crm.status === "unknown" ? { ...lead, crm: { status: "pending" } } : lead;
}

/** A record that a colleague linked is shown once Salesforce has said that the user may see it. */
function isOpen(lead) {
  return lead?.crm.status === "pending" || (lead?.crm.status === "linked" && !lead.crm.recordId);
}

/** What has happened to a lead meanwhile is known better here. */
function withStatus(lead, known) {
  if (!isOpen(lead)) {
    return lead;
  }
  const crm = known.get(lead.id);
  return lead.crm.status === "pending"
    ? { ...lead, crm: crm ?? { status: "unknown" } }
    : withRecord(lead, crm);
}

function withRecord(lead, crm) {
  return crm?.status === "linked" ? { ...lead, crm } : lead;
}
