import { api } from "lwc";
import compared from "@salesforce/label/c.Crosswalk_MatchReport_Compared";
import done from "@salesforce/label/c.Crosswalk_MatchReport_Done";
import stop from "@salesforce/label/c.Crosswalk_Cancel";
import { BaseElement } from "c/baseElement";
import {
  extendMatchReport,
  isCancelled,
  problemOf,
  readMatchReport,
  readMatchReportCsv,
} from "c/connectorClient";
import { download } from "c/fileDownload";
import { formatLabel, formatNumber } from "c/textFormat";

/**
 * Keeps count of how many leads of a list are in the CRM. Looking costs Salesforce nothing; comparing those
 * not yet compared is asked for, and goes on a thousand leads at a time until all are or the rep stops it:
 * only then it is seen. Fires `reportchange` ({report, isComparing}).
 */
export default class ListMatchReport extends BaseElement {
  labels = { stop };
  report = null;
  problem = null;
  isComparing = false;
  asked = 0;
  _leadList = null;

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    const isOther = list.id !== this._leadList?.id;
    this._leadList = list;
    if (isOther) {
      this.comparing?.abort();
      Object.assign(this, { report: null, problem: null, isComparing: false });
      if (this.isConnected) {
        this.refresh();
      }
    }
  }

  connectedCallback() {
    this.refresh();
  }

  disconnectedCallback() {
    this.comparing?.abort();
  }

  /** Counts anew from what is known. A summary that cannot be had is not worth an error. */
  @api
  async refresh() {
    this.asked += 1;
    const { asked } = this;
    const { id } = this._leadList;
    try {
      const report = await readMatchReport(id);
      if (asked === this.asked && id === this._leadList.id && !this.isComparing) {
        this.tell(report);
      }
    } catch {
      // What was known before stays.
    }
  }

  @api
  async compare() {
    if (!this.report) {
      await this.refresh();
    }
    if (this.report) {
      await this.compareRest();
    }
  }

  async compareRest() {
    const comparing = new AbortController();
    this.comparing = comparing;
    this.isComparing = true;
    this.retry = () => this.compare();
    this.tell(this.report);
    try {
      do {
        // Each step has to see what the one before left.
        // eslint-disable-next-line no-await-in-loop
        const report = await extendMatchReport(this._leadList.id, comparing.signal);
        if (comparing.signal.aborted) {
          return;
        }
        this.problem = null;
        this.tell(report);
      } while (this.report.unknown > 0);
      this.announce(done);
    } catch (error) {
      if (!isCancelled(error)) {
        this.problem = problemOf(error);
      }
    } finally {
      if (this.comparing === comparing) {
        this.endComparing();
      }
    }
  }

  /** Hands the report over as a file. */
  @api
  download() {
    this.retry = () => this.download();
    return this.tryTo(async () => {
      download(`${this._leadList.name}.csv`, await readMatchReportCsv(this._leadList.id));
    });
  }

  get isShown() {
    return this.isComparing || this.problem;
  }

  get progress() {
    const { leads, unknown } = this.report;
    return formatLabel(compared, formatNumber(leads - unknown), formatNumber(leads));
  }

  get percent() {
    const { leads, unknown } = this.report;
    return Math.floor((100 * (leads - unknown)) / leads);
  }

  handleRetry() {
    this.retry();
  }

  handleStop() {
    this.comparing.abort();
    this.endComparing();
  }

  endComparing() {
    this.isComparing = false;
    this.tell(this.report);
  }

  tell(report) {
    this.report = report;
    const { isComparing } = this;
    this.fire("reportchange", { report, isComparing });
  }
}
