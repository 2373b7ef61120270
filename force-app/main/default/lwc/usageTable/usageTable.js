import { api } from "lwc";
import failed from "@salesforce/label/c.Crosswalk_Batch_FailedCount";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import heading from "@salesforce/label/c.Crosswalk_Usage";
import monthLabel from "@salesforce/label/c.Crosswalk_Usage_Month";
import none from "@salesforce/label/c.Crosswalk_Usage_None";
import ofLimit from "@salesforce/label/c.Crosswalk_Usage_OfLimit";
import total from "@salesforce/label/c.Crosswalk_Usage_Total";
import used from "@salesforce/label/c.Crosswalk_Usage_Used";
import user from "@salesforce/label/c.Crosswalk_Connection_User";
import { BaseElement } from "c/baseElement";
import { readUsage, readUsageCsv } from "c/connectorClient";
import { download } from "c/fileDownload";
import { ListLoader, LOADING } from "c/listLoader";
import { formatLabel, formatNumber } from "c/textFormat";
import { recentMonths } from "./recentMonths";

/** Outcomes of attempts that have not failed. Others are codes of errors. */
const noFailures = new Set(["created", "in-progress", "never-known", "not-tried", "undone"]);

/** How many contacts each user has added in a month, and how many attempts failed, by cause below. */
export default class UsageTable extends BaseElement {
  labels = { csv, heading, failed, month: monthLabel, none, total, used, user };
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
    const users = this.users.items;
    return {
      used: formatNumber(sumOf(users, ({ used: count }) => count)),
      failed: formatNumber(sumOf(users, failuresOf)),
    };
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

  handleCsv() {
    return this.tryTo(
      async () => {
        download(`${heading}.csv`, await readUsageCsv(this.month));
      },
      { problem: "fileProblem" },
    );
  }
}

function toRow(entry) {
  return {
    ...entry,
    displayName: entry.displayName ?? entry.username ?? entry.userId,
    used: formatLabel(ofLimit, formatNumber(entry.used), formatNumber(entry.limit)),
    failed: formatNumber(failuresOf(entry)),
  };
}

function failuresOf({ outcomes }) {
  return sumOf(Object.entries(outcomes), ([outcome, count]) => (noFailures.has(outcome) ? 0 : count));
}

function sumOf(items, numberOf) {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}
