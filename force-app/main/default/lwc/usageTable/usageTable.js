import { LightningElement, api } from "lwc";
import failed from "@salesforce/label/c.Crosswalk_Batch_FailedCount";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import heading from "@salesforce/label/c.Crosswalk_Usage";
import monthLabel from "@salesforce/label/c.Crosswalk_Usage_Month";
import near from "@salesforce/label/c.Crosswalk_Usage_Near";
import none from "@salesforce/label/c.Crosswalk_Usage_None";
import ofLimit from "@salesforce/label/c.Crosswalk_Usage_OfLimit";
import outcomes from "@salesforce/label/c.Crosswalk_Usage_Outcomes";
import total from "@salesforce/label/c.Crosswalk_Usage_Total";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import used from "@salesforce/label/c.Crosswalk_Usage_Used";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { problemOf, readUsage, readUsageCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { ListLoader, LOADING } from "c/listLoader";
import { formatLabel, formatNumber, nameValue } from "c/textFormat";
import { outcomeTitles } from "./outcomeTitles";
import { recentMonths } from "./recentMonths";

/**
 * Contacts created per user in a month, and how the attempts ended. Only counts are shown, not whose leads
 * they were.
 */
export default class UsageTable extends LightningElement {
  labels = { csv, heading, near, month: monthLabel, none, outcomes, total, tryAgain, used, user };
  months = [];
  /** None until the connector says which one it is in the org. */
  month = undefined;
  fileProblem = null;
  users = LOADING;
  loader = new ListLoader(
    async () => ({ items: (await this.read()).users }),
    (users) => {
      this.users = users;
    },
  );

  connectedCallback() {
    this.load();
  }

  @api
  refresh() {
    this.template.querySelector("c-usage-failures")?.refresh();
    return this.load();
  }

  get rows() {
    return this.users.items.map(toRow);
  }

  get total() {
    return totalOf(this.users.items);
  }

  async read() {
    const usage = await readUsage(this.month);
    if (!this.month) {
      this.month = usage.month;
      this.months = recentMonths(usage.month);
    }
    return usage;
  }

  load() {
    return this.loader.load({ isNew: true });
  }

  handleMonth(event) {
    this.month = event.detail.value;
    this.load();
  }

  async handleCsv() {
    this.fileProblem = null;
    try {
      download(`${heading}.csv`, await readUsageCsv(this.month));
    } catch (error) {
      this.fileProblem = problemOf(error);
    }
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
    outcomes: outcomesOf([entry]),
  };
}

function totalOf(users) {
  return {
    used: formatNumber(users.reduce((sum, entry) => sum + entry.used, 0)),
    outcomes: outcomesOf(users),
  };
}

/** Each outcome that is no error, and all errors as one. */
function outcomesOf(users) {
  const sumOf = (isMeant) =>
    users
      .flatMap(({ outcomes: counts }) => Object.entries(counts))
      .filter(([code]) => isMeant(code))
      .reduce((sum, [, count]) => sum + count, 0);
  const known = Object.entries(outcomeTitles).map(([code, title]) => [
    code,
    title,
    sumOf((each) => each === code),
  ]);
  const sums = [...known, ["failed", failed, sumOf((code) => !(code in outcomeTitles))]];
  return sums
    .filter(([, , count]) => count > 0)
    .map(([code, title, count]) => ({ code, text: nameValue(title, formatNumber(count)) }));
}
