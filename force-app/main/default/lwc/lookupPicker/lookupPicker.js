import { api } from "lwc";
import notFound from "@salesforce/label/c.Crosswalk_Lookup_NotFound";
import placeholder from "@salesforce/label/c.Crosswalk_Lookup_Placeholder";
import { BaseElement } from "c/baseElement";
import { findLookupRecords } from "c/connectorClient";

/**
 * Chooses the record of a lookup field: the object's first by name before anything is typed, then what
 * Salesforce finds. Fires `recordselect` ({record}), with null when it was cleared.
 */
export default class LookupPicker extends BaseElement {
  @api label;
  @api help;
  @api error;
  @api required = false;
  @api disabled = false;
  /** API name of the object that the field refers to. */
  @api objectApiName;
  /** The chosen record, {id, name}, or null. */
  @api record;

  labels = { notFound, placeholder };
  find = async (q, signal) => (await findLookupRecords(this.objectApiName, q, signal)).items;

  @api
  focus() {
    this.template.querySelector("c-record-picker").focus();
  }

  handleSelect({ detail }) {
    this.fire("recordselect", detail);
  }
}
