import { api, LightningElement } from "lwc";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { navigate } from "practice/router";
import { create, describeObject } from "practice/salesforce";

const layouts = {
  Account: ["Name", "Phone", "Website", "Industry", "Type", "BillingCity", "BillingCountry"],
};
const inputTypes = {
  phone: "tel",
  url: "url",
  email: "email",
  date: "date",
  currency: "number",
  int: "number",
};

/** Salesforce's page for a new record. It knows accounts alone, which the panel does not create. */
export default class NewRecord extends LightningElement {
  @api objectName;
  /** Values by field, as `lightning/pageReferenceUtils` encodes them: `Name=Acme%2C%20Inc,Phone=1`. */
  @api defaultFieldValues;
  description = null;
  message = null;
  isSaving = false;

  async connectedCallback() {
    if (!layouts[this.objectName]) {
      this.message = "New records of this object are not made here.";
      return;
    }
    try {
      this.description = await describeObject(this.objectName);
    } catch (error) {
      this.message = error.message;
    }
  }

  get heading() {
    return `New ${this.description?.label ?? this.objectName}`;
  }

  get fields() {
    return layouts[this.objectName]
      .map((name) => this.description.fields.get(name))
      .filter((field) => field?.createable)
      .map(({ name, label, type, nillable, length, picklistValues }) => ({
        name,
        label,
        isPicklist: type === "picklist",
        value: decode(this.defaultFieldValues)[name] ?? "",
        inputType: inputTypes[type] ?? "text",
        required: !nillable,
        length: length || undefined,
        options: [
          { label: "--None--", value: "" },
          ...picklistValues
            .filter(({ active }) => active)
            .map(({ value, label: text }) => ({ value, label: text })),
        ],
      }));
  }

  handleCancel() {
    this.goTo("standard__objectPage", { objectApiName: this.objectName, actionName: "list" });
  }

  async handleSave(event) {
    event.preventDefault();
    const inputs = [...this.template.querySelectorAll("[data-field]")];
    if (!inputs.every((input) => input.reportValidity())) {
      return;
    }
    this.isSaving = true;
    this.message = null;
    const values = Object.fromEntries(
      inputs.filter(({ value }) => value).map((input) => [input.dataset.field, input.value]),
    );
    try {
      const { id } = await create(this.objectName, values);
      this.dispatchEvent(
        new ShowToastEvent({
          title: `${this.description.label} "${values.Name}" was created.`,
          variant: "success",
        }),
      );
      this.goTo("standard__recordPage", { objectApiName: this.objectName, recordId: id, actionName: "view" });
    } catch (error) {
      this.message = error.message;
    }
    this.isSaving = false;
  }

  goTo(type, attributes) {
    navigate({ type, attributes });
  }
}

function decode(encoded = "") {
  const pairs = encoded.split(",").map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name, value = ""]) => [name, decodeURIComponent(value)]));
}
