import firstOnes from "@salesforce/label/c.Crosswalk_Search_FirstOnes";
import leads from "@salesforce/label/c.Crosswalk_Leads_Count";
import none from "@salesforce/label/c.Crosswalk_Leads_None";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import search from "@salesforce/label/c.Crosswalk_Search_All";
import { BaseElement } from "c/baseElement";
import { isCancelled, problemOf, searchLeads } from "c/connectorClient";
import { schedule } from "c/timer";
import { formatCount, formatLabel, formatNumber, fullName, joinParts } from "c/textFormat";

const PAUSE_MS = 250;

/**
 * Searches the leads of all lists that the rep sees, while they type. Fires `searchchange` ({isSearching}),
 * as there are results or none, and `openlist` ({list, leadId}).
 */
export default class LeadSearch extends BaseElement {
  labels = { none, search };
  q = "";
  /** As the connector answers; null without a search. */
  found = null;
  problem = null;
  isLoading = false;

  disconnectedCallback() {
    this.stop();
  }

  get isEmpty() {
    return this.found.items.length === 0;
  }

  get rows() {
    return this.found.items.map(toRow);
  }

  get more() {
    const { items, total } = this.found;
    return total > items.length ? formatLabel(firstOnes, formatNumber(items.length)) : null;
  }

  /** The browser empties the field then. */
  handleKey(event) {
    if (event.key === "Escape" && event.target.value) {
      event.stopPropagation();
    }
  }

  handleSearch(event) {
    this.q = event.detail.value;
    this.stop();
    if (this.q.trim() === "") {
      this.show({ found: null });
      this.announce("");
    } else {
      this.isLoading = true;
      this.cancelPause = schedule(() => this.run(), PAUSE_MS);
    }
  }

  handleRetry() {
    this.run();
  }

  async run() {
    const searching = new AbortController();
    this.searching = searching;
    this.isLoading = true;
    try {
      const found = await searchLeads(this.q.trim(), searching.signal);
      if (searching === this.searching) {
        this.show({ found });
        this.announce(found.total === 0 ? none : formatCount(found.total, oneLead, leads));
      }
    } catch (error) {
      if (searching === this.searching && !isCancelled(error)) {
        this.show({ problem: problemOf(error) });
      }
    }
  }

  /** Forgets a search that is under way, whose answer may come although it was aborted. */
  stop() {
    this.cancelPause?.();
    this.searching?.abort();
    this.searching = null;
    this.isLoading = false;
  }

  show({ found = null, problem = null }) {
    this.isLoading = false;
    this.found = found;
    this.problem = problem;
    const isSearching = found !== null || problem !== null;
    this.fire("searchchange", { isSearching });
  }

  handleOpen(event) {
    const { id } = event.currentTarget.dataset;
    const { lead, list } = this.found.items.find((item) => item.lead.id === id);
    this.fire("openlist", { list, leadId: lead.id });
  }
}

function toRow({ lead, list }) {
  return {
    id: lead.id,
    name: fullName(lead),
    work: joinParts(lead.title ?? "", lead.company ?? ""),
    list: list.name,
  };
}
