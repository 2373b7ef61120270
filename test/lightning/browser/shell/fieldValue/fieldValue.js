import { api, LightningElement } from "lwc";
import timeZone from "@salesforce/i18n/timeZone";

/**
 * One field of a record as text, link, number, date or address. `field`: {type, value, text?, url?, scale?}.
 */
export default class FieldValue extends LightningElement {
  @api field;
  timeZone = timeZone;

  get kind() {
    const { type, value, url } = this.field;
    if (value === null || value === "") return {};
    if (url) return { link: true };
    return { [shownAs[type] ?? "text"]: true };
  }

  get checkIcon() {
    return this.field.value ? "utility:check" : "utility:dash";
  }

  get checkText() {
    return this.field.value ? "True" : "False";
  }

  get scale() {
    return this.field.scale ?? 0;
  }
}

const shownAs = {
  boolean: "checkbox",
  currency: "currency",
  percent: "number",
  double: "number",
  int: "number",
  date: "date",
  datetime: "datetime",
  email: "email",
  phone: "phone",
  url: "website",
  address: "address",
  textarea: "longText",
};
