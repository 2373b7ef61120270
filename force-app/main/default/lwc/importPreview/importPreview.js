import { LightningElement, api } from "lwc";
import heading from "@salesforce/label/c.Crosswalk_Import_Preview";

/** The first rows of a lead file as a table; takes {columns, rows}. */
export default class ImportPreview extends LightningElement {
  @api preview;

  labels = { heading };

  get columns() {
    return keyed(this.preview.columns);
  }

  get rows() {
    return this.preview.rows.map(toRow);
  }
}

function keyed(texts) {
  return texts.map((text, key) => ({ key, text }));
}

function toRow(cells, key) {
  return { key, cells: keyed(cells) };
}
