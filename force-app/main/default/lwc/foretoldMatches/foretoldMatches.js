import { api } from "lwc";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import heading from "@salesforce/label/c.Crosswalk_Match_Heading";
import { BaseElement } from "c/baseElement";
import { joinParts, nameValue } from "c/textFormat";

/** More leads than this are shown once they are opened. */
const SHOWN_MAX = 5;

/**
 * Leads whose contact would be a duplicate, each with the records that it may be a duplicate of: Salesforce
 * doesn't name them, so these are those that the review has found. Fires `linkto` ({leadId, recordId,
 * match}).
 */
export default class ForetoldMatches extends BaseElement {
  /** {leadId, name, matches} each. */
  @api rows = [];

  /** The record that each lead is linked to by now, by the lead's id. */
  @api linked = {};
  @api canLink = false;

  labels = { heading, link };
  isOpen = false;

  get leads() {
    return this.rows
      .filter(({ matches }) => matches.length > 0)
      .map(({ leadId, name, matches }) => {
        const linkedId = this.linked[leadId];
        return {
          leadId,
          name,
          isLinked: Boolean(linkedId),
          canLink: this.canLink && !linkedId,
          matches: matches.filter(({ recordId }) => !linkedId || recordId === linkedId).map(toShown),
        };
      });
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

  renderedCallback() {
    if (this.linked[this.linkingId]) {
      // The button has gone.
      this.template.querySelector(`[data-name="${this.linkingId}"]`)?.focus();
      this.linkingId = null;
    }
  }

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  handleLink(event) {
    const { lead: leadId, link: recordId } = event.currentTarget.dataset;
    const { matches } = this.rows.find((row) => row.leadId === leadId);
    const match = matches.find((one) => one.recordId === recordId);
    this.linkingId = leadId;
    this.fire("linkto", { leadId, recordId, match });
  }
}

function toShown(match) {
  return {
    ...match,
    work: joinParts(match.title, match.company),
    linkLabel: nameValue(link, match.name),
  };
}
