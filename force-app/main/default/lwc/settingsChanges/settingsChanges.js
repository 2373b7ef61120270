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
import { listSettingsChanges } from "c/connectorClient";
import { ListLoader, LOADING } from "c/listLoader";
import { formatDateTime } from "c/textFormat";
import { valueText } from "./changeText";

/** Who changed which setting, when, and from what to what: the trail that the connector keeps. */
export default class SettingsChanges extends LightningElement {
  labels = { after, before, heading, more, none, setting, tryAgain, when, who };
  changes = LOADING;
  loader = new ListLoader(listSettingsChanges, (changes) => {
    this.changes = changes;
  });

  connectedCallback() {
    this.loader.load();
  }

  @api
  refresh() {
    return this.loader.load();
  }

  get rows() {
    return this.changes.items.map(toRow);
  }

  handleRetry() {
    this.loader.load();
  }

  handleMore() {
    this.loader.loadMore();
  }
}

function toRow(change, key) {
  return {
    key,
    changedAt: formatDateTime(change.changedAt),
    username: change.username,
    setting: change.label ?? change.setting,
    before: valueText(change.before),
    after: valueText(change.after),
  };
}
