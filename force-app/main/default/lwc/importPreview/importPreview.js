import { LightningElement, api } from "lwc";
import company from "@salesforce/label/c.Crosswalk_Text_NameCompany";
import connections from "@salesforce/label/c.Crosswalk_Import_FormatConnections";
import email from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import erased from "@salesforce/label/c.Crosswalk_Import_Erased";
import failed from "@salesforce/label/c.Crosswalk_Import_Failed";
import heading from "@salesforce/label/c.Crosswalk_Import_Preview";
import leads from "@salesforce/label/c.Crosswalk_Import_Leads";
import leadsCount from "@salesforce/label/c.Crosswalk_Leads_Count";
import line from "@salesforce/label/c.Crosswalk_Import_Line";
import location from "@salesforce/label/c.Crosswalk_Lead_Location";
import merged from "@salesforce/label/c.Crosswalk_Import_Merged";
import name from "@salesforce/label/c.Crosswalk_Lead_Name";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import otherColumns from "@salesforce/label/c.Crosswalk_Import_OtherColumns";
import phone from "@salesforce/label/c.Crosswalk_Import_Phone";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import report from "@salesforce/label/c.Crosswalk_Import_FormatSalesforce";
import rowFailed from "@salesforce/label/c.Crosswalk_Import_RowFailed";
import rowSkipped from "@salesforce/label/c.Crosswalk_Import_RowSkipped";
import salesNavigator from "@salesforce/label/c.Crosswalk_Import_FormatExport";
import skipped from "@salesforce/label/c.Crosswalk_Import_Skipped";
import title from "@salesforce/label/c.Crosswalk_Text_NameTitle";
import { formatCount, formatLabel, fullName, joinParts, listOf } from "c/textFormat";

/**
 * What of a lead is shown where the file has a column for it: its label, its text, the columns it comes from.
 */
const FIELDS = [
  { label: name, valueOf: fullName, meanings: ["firstName", "lastName", "fullName"] },
  { label: company, valueOf: (lead) => lead.company, meanings: ["company"] },
  { label: title, valueOf: (lead) => lead.title, meanings: ["title"] },
  {
    label: location,
    valueOf: (lead) => lead.location,
    meanings: ["location", "city", "state", "country"],
  },
  { label: email, valueOf: (lead) => lead.email, meanings: ["email"] },
  { label: phone, valueOf: (lead) => lead.phone, meanings: ["phone"] },
  {
    label: profile,
    valueOf: (lead) => lead.profileUrls[0],
    meanings: ["profileUrl", "salesProfileUrl"],
  },
];
/** Whose file it is, by the connector's names of known layouts. */
const FORMATS = {
  "linkedin-connections": connections,
  phantombuster: salesNavigator,
  evaboot: salesNavigator,
  wiza: salesNavigator,
  salesforce: report,
};
const OUTCOMES = { skipped: rowSkipped, failed: rowFailed };

/**
 * What an import will make of a lead file: its first leads as a table. Takes the connector's preview of it.
 */
export default class ImportPreview extends LightningElement {
  @api preview;

  get heading() {
    return headingOf(this.preview);
  }

  get columns() {
    return columnsOf(this.preview);
  }

  get rows() {
    return rowsOf(this.preview);
  }

  get counts() {
    return countsOf(this.preview);
  }

  get otherColumns() {
    return otherColumnsOf(this.preview);
  }
}

/** "24 leads · LinkedIn Connections": how many, where the whole file was read, and whose file it is. */
function headingOf({ isWhole, counts, format }) {
  const count = isWhole ? formatCount(counts.listed, oneLead, leadsCount) : heading;
  return joinParts(count, FORMATS[format] ?? "");
}

function fieldsOf({ columns }) {
  const found = new Set(columns.map(({ meaning }) => meaning));
  return FIELDS.filter(({ meanings }) => meanings.some((meaning) => found.has(meaning)));
}

function columnsOf(preview) {
  return fieldsOf(preview).map(({ label, meanings }) => ({
    label,
    source: namesOf(preview, (meaning) => meanings.includes(meaning)),
  }));
}

function rowsOf(preview) {
  const fields = fieldsOf(preview);
  return preview.rows.map((row) => ({
    key: row.line,
    cells: row.lead ? fields.map(({ label, valueOf }) => ({ label, text: valueOf(row.lead) })) : [],
    problem: row.lead ? null : problemOf(row),
    width: fields.length,
  }));
}

function problemOf({ line: number, outcome, reason }) {
  return formatLabel(line, number, OUTCOMES[outcome], reason);
}

function countsOf({ counts }) {
  return [
    { label: leads, value: counts.leads },
    { label: merged, value: counts.merged },
    { label: skipped, value: counts.skipped },
    { label: failed, value: counts.failed },
    ...(counts.erased > 0 ? [{ label: erased, value: counts.erased }] : []),
  ];
}

function otherColumnsOf(preview) {
  const names = namesOf(preview, (meaning) => meaning === null);
  return names ? formatLabel(otherColumns, names) : null;
}

function namesOf({ columns }, isMeant) {
  return listOf(
    columns
      .filter(({ meaning }) => isMeant(meaning))
      .map((column) => column.name)
      .filter((text) => text !== ""),
  );
}
