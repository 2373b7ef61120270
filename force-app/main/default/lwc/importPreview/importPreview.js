import { LightningElement, api } from "lwc";
import erased from "@salesforce/label/c.Crosswalk_Import_Erased";
import failed from "@salesforce/label/c.Crosswalk_Import_Failed";
import heading from "@salesforce/label/c.Crosswalk_Import_Preview";
import leadsCount from "@salesforce/label/c.Crosswalk_Leads_Count";
import line from "@salesforce/label/c.Crosswalk_Import_Line";
import merged from "@salesforce/label/c.Crosswalk_Import_Merged";
import oneLead from "@salesforce/label/c.Crosswalk_Leads_CountOne";
import otherColumns from "@salesforce/label/c.Crosswalk_Import_OtherColumns";
import skipped from "@salesforce/label/c.Crosswalk_Import_Skipped";
import { formatCount, formatLabel, formatNumber, fullName, joinParts, listOf, nameValue } from "c/textFormat";

const OUTCOMES = { merged, skipped, failed, erased };

/** What an import will make of a lead file, as the connector previews it: its first leads, two lines each. */
export default class ImportPreview extends LightningElement {
  @api preview;

  get heading() {
    const { isWhole, counts } = this.preview;
    return isWhole ? formatCount(counts.listed, oneLead, leadsCount) : heading;
  }

  get rows() {
    return this.preview.rows.map(toRow);
  }

  get counts() {
    const { isWhole, counts } = this.preview;
    const found = Object.entries(OUTCOMES).filter(([outcome]) => isWhole && counts[outcome] > 0);
    return listOf(found.map(([outcome, label]) => nameValue(label, formatNumber(counts[outcome]))));
  }

  get otherColumns() {
    const { columns } = this.preview;
    const unused = columns.filter(({ meaning, name }) => meaning === null && name !== "");
    return unused.length > 0 ? formatLabel(otherColumns, listOf(unused.map(({ name }) => name))) : null;
  }
}

function toRow({ line: number, lead, outcome, reason }) {
  if (!lead) {
    return { key: number, problem: formatLabel(line, formatNumber(number), OUTCOMES[outcome], reason) };
  }
  const { title, company, location, email, phone } = lead;
  return { key: number, name: fullName(lead), about: joinParts(title, company, location, email, phone) };
}
