import { api, LightningElement } from "lwc";

/** The header of a record page: object, name, and the fields that matter most. */
export default class RecordHighlights extends LightningElement {
  @api objectName;
  @api icon;
  @api name;
  @api fields;
}
