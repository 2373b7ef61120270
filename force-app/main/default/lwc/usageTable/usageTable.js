import { LightningElement, api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Usage";
import monthLabel from "@salesforce/label/c.Crosswalk_Usage_Month";
import none from "@salesforce/label/c.Crosswalk_Usage_None";
import ofLimit from "@salesforce/label/c.Crosswalk_Usage_OfLimit";
import outcomes from "@salesforce/label/c.Crosswalk_Usage_Outcomes";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import used from "@salesforce/label/c.Crosswalk_Usage_Used";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { readUsage } from "c/connectorClient";
import { ListLoader, LOADING } from "c/listLoader";
import { titleOf } from "c/problemText";
import { formatLabel, formatNumber, nameValue } from "c/textFormat";
import { outcomeTitles } from "./outcomeTitles";
import { recentMonths } from "./recentMonths";

/**
 * Contacts created per user in a month, and how the attempts ended. Counts only: whose leads stays with the
 * reps.
 */
export default class UsageTable extends LightningElement {
  labels = { heading, month: monthLabel, none, outcomes, tryAgain, used, user };
  months = recentMonths(new Date());
  month = this.months[0].value;
  users = LOADING;
  loader = new ListLoader(
    async () => ({ items: (await readUsage(this.month)).users }),
    (users) => {
      this.users = users;
    },
  );

  connectedCallback() {
    this.load();
  }

  @api
  refresh() {
    return this.load();
  }

  get rows() {
    return this.users.items.map(toRow);
  }

  load() {
    return this.loader.load({ isNew: true });
  }

  handleMonth(event) {
    this.month = event.detail.value;
    this.load();
  }

  handleRetry() {
    this.load();
  }
}

function toRow(entry) {
  return {
    ...entry,
    displayName: entry.displayName ?? entry.username ?? entry.userId,
    used: formatLabel(ofLimit, formatNumber(entry.used), formatNumber(entry.limit)),
    outcomes: Object.entries(entry.outcomes).map(toOutcome),
  };
}

function toOutcome([code, count]) {
  return { code, text: nameValue(outcomeTitles[code] ?? titleOf({ code }), formatNumber(count)) };
}
