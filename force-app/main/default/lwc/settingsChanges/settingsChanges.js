import { LightningElement, api } from "lwc";
import after from "@salesforce/label/c.Crosswalk_Changes_After";
import before from "@salesforce/label/c.Crosswalk_Changes_Before";
import heading from "@salesforce/label/c.Crosswalk_Changes";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import none from "@salesforce/label/c.Crosswalk_Changes_None";
import setting from "@salesforce/label/c.Crosswalk_Changes_Setting";
import tryAgain from "@salesforce/label/c.Crosswalk_TryAgain";
import when from "@salesforce/label/c.Crosswalk_Changes_When";
import who from "@salesforce/label/c.Crosswalk_Changes_Who";
import { listSettingsChanges, problemOf } from "c/connectorClient";
import { textOf } from "c/reasonText";
import { valueText } from "./changeText";

/** Who changed which setting, when, and from what to what: the trail that the connector keeps. */
export default class SettingsChanges extends LightningElement {
  labels = { after, before, heading, more, none, setting, tryAgain, when, who };
  changes = null;
  nextCursor = null;
  problem = null;
  isLoadingMore = false;

  connectedCallback() {
    this.load();
  }

  @api
  refresh() {
    return this.load();
  }

  get isLoading() {
    return !this.changes && !this.problem;
  }

  get isEmpty() {
    return this.changes?.length === 0;
  }

  get hasChanges() {
    return Boolean(this.changes?.length);
  }

  get rows() {
    return this.changes.map(toRow);
  }

  async load() {
    await this.fetchPage(undefined, []);
  }

  async fetchPage(cursor, earlier) {
    this.problem = null;
    try {
      const page = await listSettingsChanges(cursor);
      this.changes = [...earlier, ...page.items];
      this.nextCursor = page.nextCursor;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  handleRetry() {
    this.load();
  }

  async handleMore() {
    this.isLoadingMore = true;
    await this.fetchPage(this.nextCursor, this.changes);
    this.isLoadingMore = false;
  }
}

function toRow(change, key) {
  return {
    key,
    changedAt: change.changedAt,
    username: change.username,
    setting: change.label ? textOf(change.label) : change.setting,
    before: valueText(change.before),
    after: valueText(change.after),
  };
}
