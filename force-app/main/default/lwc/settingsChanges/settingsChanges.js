import { LightningElement, api } from "lwc";
import becomes from "@salesforce/label/c.Crosswalk_Changes_Becomes";
import change from "@salesforce/label/c.Crosswalk_Changes_Change";
import heading from "@salesforce/label/c.Crosswalk_Changes";
import more from "@salesforce/label/c.Crosswalk_LoadMore";
import none from "@salesforce/label/c.Crosswalk_None";
import setting from "@salesforce/label/c.Crosswalk_Changes_Setting";
import when from "@salesforce/label/c.Crosswalk_Changes_When";
import who from "@salesforce/label/c.Crosswalk_Connection_User";
import { listSettingsChanges } from "c/connectorClient";
import { ListLoader, LOADING } from "c/listLoader";
import { formatDateTime, formatLabel } from "c/textFormat";
import { valueText } from "./changeText";

/** Who changed which setting, when, and from what to what: the trail that the connector keeps. */
export default class SettingsChanges extends LightningElement {
  labels = { change, heading, more, none, setting, when, who };
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

function toRow(entry, key) {
  return {
    key,
    changedAt: formatDateTime(entry.changedAt),
    username: entry.username,
    setting: entry.label ?? entry.setting,
    change: formatLabel(becomes, valueText(entry.before), valueText(entry.after)),
  };
}
