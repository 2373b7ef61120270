import { api, LightningElement } from "lwc";

/** The details of a record: sections of fields in two columns. */
export default class RecordDetails extends LightningElement {
  @api sections;
}
