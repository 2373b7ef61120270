import { LightningElement, api } from "lwc";
import compare from "@salesforce/label/c.Crosswalk_MatchReport_Compare";
import compared from "@salesforce/label/c.Crosswalk_MatchReport_Compared";
import compareOne from "@salesforce/label/c.Crosswalk_MatchReport_CompareOne";
import done from "@salesforce/label/c.Crosswalk_MatchReport_Done";
import downloadLabel from "@salesforce/label/c.Crosswalk_MatchReport_Download";
import heading from "@salesforce/label/c.Crosswalk_MatchReport_Heading";
import stop from "@salesforce/label/c.Crosswalk_MatchReport_Stop";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import {
  extendMatchReport,
  isCancelled,
  problemOf,
  readMatchReport,
  readMatchReportCsv,
} from "c/connectorClient";
import { download } from "c/fileDownload";
import { formatCount, formatLabel, formatNumber } from "c/textFormat";

function progressOf({ leads, unknown }) {
  return formatLabel(compared, formatNumber(leads - unknown), formatNumber(leads));
}

/**
 * How many leads of a list are in the CRM. Looking costs Salesforce nothing; comparing those not yet compared
 * is asked for, and goes on a thousand leads at a time until all are or the rep stops it. Fires `filter`
 * ({status}).
 */
export default class ListMatchReport extends LightningElement {
  labels = { download: downloadLabel, heading, stop, tryAgain };
  report = null;
  problem = null;
  isComparing = false;
  isDownloading = false;
  _leadList = null;

  @api
  get leadList() {
    return this._leadList;
  }
  set leadList(list) {
    if (list.id !== this._leadList?.id) {
      this.comparing?.abort();
      this.report = null;
      this.problem = null;
    }
    this._leadList = list;
  }

  disconnectedCallback() {
    this.comparing?.abort();
  }

  /** Counts anew from what is known. A summary that cannot be had is not worth an error. */
  @api
  async refresh() {
    const { id } = this._leadList;
    try {
      const report = await readMatchReport(id);
      if (id === this._leadList.id && !this.isComparing) {
        this.report = report;
      }
    } catch {
      this.report = this.report ?? null;
    }
  }

  get isShown() {
    return this.report?.leads > 0;
  }

  get canCompare() {
    return this.report.unknown > 0 && !this.isComparing && !this.problem;
  }

  get canDownload() {
    return this.report.unknown < this.report.leads && !this.isComparing;
  }

  get compareLabel() {
    return formatCount(this.report.unknown, compareOne, compare);
  }

  get progress() {
    return progressOf(this.report);
  }

  async handleCompare() {
    const comparing = new AbortController();
    this.comparing = comparing;
    this.isComparing = true;
    this.problem = null;
    try {
      do {
        // Each step has to see what the one before left.
        // eslint-disable-next-line no-await-in-loop
        const report = await extendMatchReport(this._leadList.id, comparing.signal);
        if (comparing.signal.aborted) {
          return;
        }
        this.report = report;
      } while (this.report.unknown > 0);
      this.announce(done);
    } catch (error) {
      if (!isCancelled(error)) {
        this.problem = problemOf(error);
      }
    } finally {
      if (this.comparing === comparing) {
        this.isComparing = false;
      }
    }
  }

  handleRetry() {
    this.handleCompare();
  }

  handleStop() {
    this.comparing.abort();
    this.isComparing = false;
  }

  async handleDownload() {
    this.isDownloading = true;
    this.problem = null;
    try {
      download(`${this._leadList.name}.csv`, await readMatchReportCsv(this._leadList.id));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isDownloading = false;
    }
  }

  handleFilter(event) {
    this.dispatchEvent(new CustomEvent("filter", { detail: event.detail }));
  }

  announce(text) {
    this.dispatchEvent(new CustomEvent("announce", { detail: { text }, bubbles: true, composed: true }));
  }
}
