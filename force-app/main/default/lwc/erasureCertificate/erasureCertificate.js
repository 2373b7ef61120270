import { api } from "lwc";
import by from "@salesforce/label/c.Crosswalk_Erasure_By";
import contacts from "@salesforce/label/c.Crosswalk_Erasure_Contacts";
import date from "@salesforce/label/c.Crosswalk_Changes_When";
import downloadLabel from "@salesforce/label/c.Crosswalk_Erasure_Download";
import emails from "@salesforce/label/c.Crosswalk_Erasure_Emails";
import heading from "@salesforce/label/c.Crosswalk_Erasure_Certificate";
import id from "@salesforce/label/c.Crosswalk_Erasure_Id";
import leads from "@salesforce/label/c.Crosswalk_Erasure_Leads";
import names from "@salesforce/label/c.Crosswalk_Erasure_Names";
import profiles from "@salesforce/label/c.Crosswalk_Erasure_Profiles";
import texts from "@salesforce/label/c.Crosswalk_Erasure_TextsBlanked";
import traces from "@salesforce/label/c.Crosswalk_Erasure_Traces";
import tracesBy from "@salesforce/label/c.Crosswalk_Erasure_TracesBy";
import tracesLater from "@salesforce/label/c.Crosswalk_Erasure_TracesLater";
import waiting from "@salesforce/label/c.Crosswalk_Erasure_Waiting";
import { BaseElement } from "c/baseElement";
import { download } from "c/fileDownload";
import { formatDateTime, formatExactTime, formatLabel, formatNumber, inLines, nameValue } from "c/textFormat";

/** What was erased, when, how much and by whom, to be kept as a file. It names nobody who was erased. */
export default class ErasureCertificate extends BaseElement {
  @api certificate;

  labels = { contacts, download: downloadLabel, heading };

  get rows() {
    return rowsOf(this.certificate);
  }

  get hasContacts() {
    return this.certificate.contactIds.length > 0;
  }

  handleDownload() {
    const { contactIds, erasureId } = this.certificate;
    const lines = this.rows.map(({ name, value }) => nameValue(name, value));
    const left = contactIds.map((contactId) => nameValue(contacts, contactId));
    download(`${heading} ${erasureId}.txt`, inLines([heading, "", ...lines, ...left, ""]));
  }
}

function rowsOf({ erasureId, erasedAt, erasedBy, remembered, goneFromFileBy, ...counts }) {
  return [
    { name: id, value: erasureId },
    { name: date, value: formatExactTime(erasedAt) },
    { name: by, value: erasedBy.username },
    { name: leads, value: formatNumber(counts.leads) },
    { name: waiting, value: formatNumber(counts.waiting) },
    { name: texts, value: formatNumber(counts.texts) },
    { name: profiles, value: formatNumber(remembered.profiles) },
    { name: emails, value: formatNumber(remembered.emails) },
    { name: names, value: formatNumber(remembered.names) },
    {
      name: traces,
      value: goneFromFileBy ? formatLabel(tracesBy, formatDateTime(goneFromFileBy)) : tracesLater,
    },
  ].map((row, key) => ({ ...row, key, valueKey: `value-${key}` }));
}
