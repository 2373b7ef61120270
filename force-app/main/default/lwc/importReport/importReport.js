import { api } from "lwc";
import close from "@salesforce/label/c.Crosswalk_Close";
import erased from "@salesforce/label/c.Crosswalk_Import_Erased";
import failed from "@salesforce/label/c.Crosswalk_Import_Failed";
import imported from "@salesforce/label/c.Crosswalk_Import_Imported";
import line from "@salesforce/label/c.Crosswalk_Import_Line";
import merged from "@salesforce/label/c.Crosswalk_Import_Merged";
import open from "@salesforce/label/c.Crosswalk_Import_Open";
import reportHeading from "@salesforce/label/c.Crosswalk_Import_Done";
import skipped from "@salesforce/label/c.Crosswalk_Import_Skipped";
import { BaseElement } from "c/baseElement";
import { focusInstead } from "c/focus";
import { formatLabel, formatNumber } from "c/textFormat";

const counted = { imported, merged, skipped, failed, erased };

/** What became of each row of an imported file. Fires `open` and `close`. */
export default class ImportReport extends BaseElement {
  /** {id, name, report} as the connector answers an import. */
  @api importedList;

  labels = { close, open };

  renderedCallback() {
    if (!this.hasFocused) {
      this.hasFocused = true;
      focusInstead(this.template, "[data-focus]");
    }
  }

  get heading() {
    return formatLabel(reportHeading, this.importedList.name);
  }

  get counts() {
    const report = this.importedList.report;
    return Object.entries(counted)
      .map(([name, label]) => ({ name, label, value: report[name] }))
      .filter(({ value }) => value > 0);
  }

  get hasProblems() {
    return this.importedList.report.problems.length > 0;
  }

  get problems() {
    return this.importedList.report.problems.map(toLine);
  }

  handleOpen() {
    this.fire("open");
  }

  handleClose() {
    this.fire("close");
  }
}

function toLine(problem, key) {
  const { reason } = problem;
  return { key, text: formatLabel(line, formatNumber(problem.line), counted[problem.outcome], reason) };
}
