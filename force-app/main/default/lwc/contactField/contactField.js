import { api } from "lwc";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import notChosen from "@salesforce/label/c.Crosswalk_Form_NotChosen";
import notFound from "@salesforce/label/c.Crosswalk_Lookup_NotFound";
import search from "@salesforce/label/c.Crosswalk_Lookup_Placeholder";
import { BaseElement } from "c/baseElement";
import { findLookupRecords } from "c/connectorClient";
import { toCommonProperties, toInputProperties } from "./inputProperties";
import { toChosen, searchOptions } from "./picklist";

/** Longer picklists are searched instead of scrolled. */
const LONG_PICKLIST = 12;

/**
 * One field of the contact form, rendered by its type. Takes a field of the draft, its value (multi-select
 * values joined by semicolons, as in Salesforce) and its message. Fires `fieldchange` ({name, value}), for a
 * lookup with the chosen `record` ({id, name}) or null.
 */
export default class ContactField extends BaseElement {
  @api field;
  @api value;
  @api disabled = false;
  /** The record of a lookup's value, {id, name}; null where nothing is chosen. */
  @api record = null;
  /** What is said of where the value is from. */
  @api origin = null;
  /** Options left by the controlling picklist. */
  @api options = [];

  labels = { choose, notFound, search };
  /** Of a lookup, as c/recordPicker takes it: the object's first by name where nothing is typed. */
  findRecords = async (q, signal) => (await findLookupRecords(this.field.referenceTo[0], q, signal)).items;
  /** What a long picklist is searched for; null while nothing is. */
  q = null;
  _error = "";

  @api
  get error() {
    return this._error;
  }
  set error(error) {
    const isOther = (error ?? "") !== this._error;
    this._error = error ?? "";
    if (isOther) {
      this.showValidity();
    }
  }

  @api
  focus() {
    this.template.querySelector("[data-input]").focus();
  }

  get isDisabled() {
    return this.disabled || !this.field.editable;
  }

  get isLookup() {
    return this.field.type === "lookup";
  }

  /** A value without a known name, e.g. the org's default, also counts as chosen. */
  get chosenRecord() {
    return this.value ? { id: this.value, name: this.recordName } : null;
  }

  get recordName() {
    return this.record?.id === this.value ? this.record.name : this.value;
  }

  /** A country's name, in orgs without State and Country picklists. */
  get isCountry() {
    return this.field.name === "MailingCountry" && this.field.type === "text";
  }

  get isPicklist() {
    return this.field.type === "picklist";
  }

  get isLongPicklist() {
    return this.isPicklist && this.options.length > LONG_PICKLIST;
  }

  get isMultiPicklist() {
    return this.field.type === "multipicklist";
  }

  get isTextarea() {
    return this.field.type === "textarea";
  }

  get common() {
    return toCommonProperties(this.field, this.isDisabled);
  }

  get inputProperties() {
    return toInputProperties(this.field, this.value, this.isDisabled);
  }

  get values() {
    return this.value ? String(this.value).split(";") : [];
  }

  get picklistOptions() {
    return this.field.required ? this.options : [{ value: "", label: notChosen }, ...this.options];
  }

  get chosenOption() {
    return toChosen(this.options, this.value);
  }

  get foundOptions() {
    return this.q === null ? [] : searchOptions(this.options, this.q);
  }

  get note() {
    return this.field.reason ?? this.origin ?? helpOf(this.field);
  }

  handleValue(event) {
    this.change(event.detail.value);
  }

  handleValues(event) {
    this.change(event.detail.value.join(";"));
  }

  handleInput(event) {
    const { checked, value } = event.detail;
    this.change(this.field.type === "checkbox" ? checked : value);
  }

  handleRecord(event) {
    const { record } = event.detail;
    this.change(record?.id ?? "", { record });
  }

  handleOptionSearch(event) {
    this.q = event.detail.q;
  }

  handleOptionLeave() {
    this.q = null;
  }

  handleOptionChoose(event) {
    this.change(event.detail.id);
  }

  handleOptionClear() {
    this.change("");
  }

  change(value, others) {
    const detail = { name: this.field.name, value, ...others };
    this.fire("fieldchange", detail);
    this.showValidity();
  }

  /**
   * Base components show a message of ours only once it is set on them; the typeahead takes it as a property.
   * After a change too: a message that is over and goes only with the focus would move what is being pressed.
   */
  async showValidity() {
    await Promise.resolve();
    const input = this.template.querySelector("[data-input]");
    if (input?.setCustomValidity) {
      input.setCustomValidity(this._error);
      input.reportValidity();
    }
  }
}

/** The org's help text for a group of checkboxes, which cannot show it otherwise. */
function helpOf({ type, help }) {
  return type === "multipicklist" ? help : null;
}
