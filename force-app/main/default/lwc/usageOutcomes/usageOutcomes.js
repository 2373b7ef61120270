import { LightningElement, api } from "lwc";
import before from "@salesforce/label/c.Crosswalk_Outcomes_RolesBefore";
import contactsOnWon from "@salesforce/label/c.Crosswalk_Outcomes_ContactsOnWon";
import explanation from "@salesforce/label/c.Crosswalk_Outcomes_Explanation";
import heading from "@salesforce/label/c.Crosswalk_Outcomes_Heading";
import none from "@salesforce/label/c.Crosswalk_Outcomes_None";
import now from "@salesforce/label/c.Crosswalk_Outcomes_RolesNow";
import opportunities from "@salesforce/label/c.Crosswalk_Outcomes_Opportunities";
import own from "@salesforce/label/c.Crosswalk_Outcomes_RolesOwn";
import some from "@salesforce/label/c.Crosswalk_Usage_OfLimit";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import won from "@salesforce/label/c.Crosswalk_Outcomes_Won";
import { problemOf, readOutcomes } from "c/connectorClient";
import { formatLabel, formatNumber } from "c/textFormat";

/** What came of the contacts that Crosswalk has put on opportunities, in counts. */
export default class UsageOutcomes extends LightningElement {
  labels = { explanation, heading, none, tryAgain };
  outcomes = null;
  problem = null;

  connectedCallback() {
    this.refresh();
  }

  @api
  async refresh() {
    this.problem = null;
    try {
      this.outcomes = await readOutcomes();
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  get isLoading() {
    return !this.outcomes && !this.problem;
  }

  get isEmpty() {
    return this.outcomes?.opportunities.total === 0;
  }

  get rows() {
    return this.outcomes && !this.isEmpty ? rowsOf(this.outcomes) : null;
  }
}

function rowsOf({ opportunities: { total, seen, won: wonOnes }, roles, contactsOnWon: onWon }) {
  return [
    // Some may be older, or hidden from the admin.
    [
      opportunities,
      seen < total ? formatLabel(some, formatNumber(seen), formatNumber(total)) : formatNumber(seen),
    ],
    [won, formatNumber(wonOnes)],
    [before, formatNumber(roles.before)],
    [now, formatNumber(roles.now)],
    [own, formatNumber(roles.byCrosswalk)],
    [contactsOnWon, formatNumber(onWon)],
  ].map(([label, value]) => ({ label, value, key: label }));
}
