import { api } from "lwc";
import hiddenLabel from "@salesforce/label/c.Crosswalk_Duplicate_Hidden";
import link from "@salesforce/label/c.Crosswalk_Match_Link";
import saveAnyway from "@salesforce/label/c.Crosswalk_Duplicate_SaveAnyway";
import { BaseElement } from "c/baseElement";
import { formatLabel, joinParts, nameValue, apart } from "c/textFormat";

/**
 * The records that the org's duplicate rules found, and what can be done about them.
 * Fires `link` ({recordId, name}) and, where the rule only alerts, `saveanyway`.
 */
export default class DuplicateList extends BaseElement {
  /** A `duplicate-detected` problem: records, hiddenCount, canSaveAnyway. */
  @api problem;

  labels = { link, saveAnyway };

  get rows() {
    return (this.problem.records ?? []).map(toRow);
  }

  get hidden() {
    return this.problem.hiddenCount ? formatLabel(hiddenLabel, this.problem.hiddenCount) : null;
  }

  handleLink(event) {
    const recordId = event.currentTarget.dataset.id;
    const { name } = this.rows.find((row) => row.id === recordId);
    this.fire("link", { recordId, name });
  }

  handleSaveAnyway() {
    this.fire("saveanyway");
  }
}

function toRow(record) {
  const name = record.name ?? record.id;
  const about = joinParts(record.title, record.company, record.email, record.phone);
  return {
    ...record,
    name,
    linkLabel: nameValue(link, name),
    about,
    aboutParts: apart(about, record.phone),
  };
}
