import { LightningElement, api } from "lwc";
import eachLead from "@salesforce/label/c.Crosswalk_Batch_EachLead";
import heading from "@salesforce/label/c.Crosswalk_Match_Heading";
import { joinParts } from "c/textFormat";

/** More leads than this are shown once they are opened. */
const SHOWN_MAX = 5;

/**
 * Leads whose contact would be a duplicate, each with the records that it may be a duplicate of: Salesforce
 * doesn't name them, so these are those that the review has found.
 */
export default class ForetoldMatches extends LightningElement {
  /** {leadId, name, matches} each. */
  @api rows = [];

  labels = { eachLead, heading };
  isOpen = false;

  get leads() {
    return toLeads(this.rows);
  }

  get hasLeads() {
    return this.leads.length > 0;
  }

  get canToggle() {
    return this.leads.length > SHOWN_MAX;
  }

  get isShown() {
    return this.isOpen || !this.canToggle;
  }

  get expanded() {
    return String(this.isOpen);
  }

  get icon() {
    return this.isOpen ? "utility:chevrondown" : "utility:chevronright";
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }
}

function toLeads(rows) {
  return rows
    .filter(({ matches }) => matches.length > 0)
    .map(({ leadId, name, matches }) => ({
      leadId,
      name,
      matches: matches.map((match) => ({ ...match, work: joinParts(match.title, match.company) })),
    }));
}
