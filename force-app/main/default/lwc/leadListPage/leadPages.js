import { listLeadIds, listLeads } from "c/connectorClient";
import { RowPages } from "c/rowPages";

/** The leads of a list that a search leaves, loaded where one looks. */
export class LeadPages extends RowPages {
  /** Another list or another search: `query` takes q and status. */
  openList(listId, query) {
    Object.assign(this, { listId, query, ids: null });
    return this.open((page, signal) => listLeads(listId, { ...query, ...page }, signal));
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
}
