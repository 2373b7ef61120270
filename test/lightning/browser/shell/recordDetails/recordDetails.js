import { api, LightningElement } from "lwc";

/** The Details of a record page: sections of fields in two columns. */
export default class RecordDetails extends LightningElement {
  @api sections;
}
