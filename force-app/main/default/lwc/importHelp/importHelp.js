import choose from "@salesforce/label/c.Crosswalk_Import_HelpChoose";
import heading from "@salesforce/label/c.Crosswalk_Import_HelpHeading";
import sample from "@salesforce/label/c.Crosswalk_Import_Sample";
import sampleName from "@salesforce/label/c.Crosswalk_Import_SampleName";
import sampleRows from "@salesforce/label/c.Crosswalk_Import_SampleRows";
import settings from "@salesforce/label/c.Crosswalk_Import_HelpSettings";
import { BaseElement } from "c/baseElement";
import { inLines } from "c/textFormat";

/** How to get LinkedIn's own lead file, and a sample of one. Fires `sample` ({file}). */
export default class ImportHelp extends BaseElement {
  labels = { choose, heading, sample, settings };
  isOpen = false;

  handleToggle() {
    this.isOpen = !this.isOpen;
  }

  /** A label has its rows in one line. */
  handleSample() {
    const file = new File([inLines(sampleRows.split("; "))], sampleName, { type: "text/csv" });
    this.fire("sample", { file });
  }
}
