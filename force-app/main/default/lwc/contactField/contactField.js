import { LightningElement, api } from "lwc";
import choose from "@salesforce/label/c.Crosswalk_Form_Choose";
import fromCrm from "@salesforce/label/c.Crosswalk_Form_FromCrm";
import lookup from "@salesforce/label/c.Crosswalk_Form_Lookup";
import notChosen from "@salesforce/label/c.Crosswalk_Form_NotChosen";
import { numberFormats, inputTypes } from "./fieldTypes";

/** A picklist longer than this is searched rather than scrolled. */
const LONG_PICKLIST = 12;

/**
 * One field of the contact form, rendered by the type the org gives it. Takes a field of the draft, its value
 * (a multi-select picklist's joined by semicolons, as Salesforce takes it) and the message to show beside it.
 * Fires `fieldchange` ({name, value}).
 */
export default class ContactField extends LightningElement {
  @api field;
  @api value;
  @api disabled = false;
  /** Options left by the controlling picklist. */
  @api options = [];

  labels = { choose };
  q = "";
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

  get isCheckbox() {
    return this.field.type === "checkbox";
  }

  get isNumber() {
    return this.field.type in numberFormats;
  }

  get formatter() {
    return numberFormats[this.field.type];
  }

  get step() {
    return this.field.scale ? (10 ** -this.field.scale).toFixed(this.field.scale) : "1";
  }

  get inputType() {
    return inputTypes[this.field.type] ?? "text";
  }

  get values() {
    return this.value ? String(this.value).split(";") : [];
  }

  get picklistOptions() {
    return this.field.required ? this.options : [{ value: "", label: notChosen }, ...this.options];
  }

  get chosenOption() {
    const option = this.options.find(({ value }) => value === this.value);
    return option ? { id: option.value, label: option.label } : null;
  }

  get foundOptions() {
    const typed = this.q.trim().toLowerCase();
    return this.options
      .filter(
        ({ label }) =>
          label
            .toLowerCase()
            .split(/\s+/)
            .some((word) => word.startsWith(typed)) || label.toLowerCase().startsWith(typed),
      )
      .map(({ value, label }) => ({ id: value, label }));
  }

  get note() {
    if (this.field.reason) {
      return this.field.reason;
    }
    if (this.field.source === "crm") {
      return fromCrm;
    }
    return this.field.type === "lookup" ? lookup : null;
  }

  handleValue(event) {
    this.change(event.detail.value);
  }

  handleValues(event) {
    this.change(event.detail.value.join(";"));
  }

  handleChecked(event) {
    this.change(event.detail.checked);
  }

  handleOptionSearch(event) {
    this.q = event.detail.q;
  }

  handleOptionChoose(event) {
    this.change(event.detail.id);
  }

  handleOptionClear() {
    this.change("");
  }

  change(value) {
    this.dispatchEvent(new CustomEvent("fieldchange", { detail: { name: this.field.name, value } }));
    this.showValidity();
  }

  /**
   * Base components show a message of ours only once it is set on them; the typeahead takes it as a property. After a
   * change too: a message that is over and goes only with the focus would move what is being pressed.
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
