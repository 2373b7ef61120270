import { api } from "lwc";
import accountName from "@salesforce/label/c.Crosswalk_Text_NameAccountName";
import checkAgain from "@salesforce/label/c.Crosswalk_Refresh";
import csv from "@salesforce/label/c.Crosswalk_Batch_Csv";
import fileName from "@salesforce/label/c.Crosswalk_Review_Unknown";
import leadCount from "@salesforce/label/c.Crosswalk_Review_UnknownLeads";
import location from "@salesforce/label/c.Crosswalk_Column_Location";
import text from "@salesforce/label/c.Crosswalk_Review_UnknownText";
import { toCsv } from "./toCsv";
import { BaseElement } from "c/baseElement";
import { download } from "c/fileDownload";

/**
 * What can be done for leads whose company has no account: a file of the companies for whoever makes
 * accounts, and a look whether they are there by now. Fires `checkagain`.
 */
export default class ReviewUnknown extends BaseElement {
  /** Groups of these leads, of reviewChoices. */
  @api groups = [];
  @api isChecking = false;

  labels = { checkAgain, csv, text };

  get hasCompanies() {
    return withCompany(this.groups).length > 0;
  }

  handleCsv() {
    download(`${fileName}.csv`, toCsv([[accountName, leadCount, location], ...rowsOf(this.groups)]));
  }

  handleCheck() {
    this.fire("checkagain");
  }
}

function withCompany(groups) {
  return groups.filter(({ company }) => company);
}

function rowsOf(groups) {
  return withCompany(groups).map(({ company, leads }) => [
    company,
    leads.length,
    commonest(leads.map((lead) => lead.location)),
  ]);
}

/** The place that most of them are at. */
function commonest(places) {
  const counts = new Map();
  for (const place of places.filter(Boolean)) {
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [[place] = [""]] = [...counts].sort(([, one], [, other]) => other - one);
  return place;
}
